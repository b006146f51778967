// What a page may ask of the browser shell around it, beside the host's contract. The Electron shell is asked by terminal-shell.ts instead.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const browserShellApi = {
  /** `replaced`: the window goes, with all that its browser has kept, and a new one comes. False where the shell keeps no window of its own. */
  endSession: endpoint('POST', '/shell/end-session', z.strictObject({}), z.object({ replaced: z.boolean() })),
}
