// What a page may ask of the browser shell around it, beside the host's contract. The Electron shell is asked by terminal-shell.ts instead.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** How often a page says that it is alive, milliseconds. */
export const PAGE_BEAT_MS = 2_000

export const browserShellApi = {
  /**
   * The page's thread is free and draws. `hidden`: behind another window, where a browser lets a page sleep: the next word may be long in coming.
   * `watched`: false where the shell keeps no window of its own; nobody needs to hear more.
   */
  beat: endpoint('POST', '/shell/beat', z.strictObject({ hidden: z.boolean() }), z.object({ watched: z.boolean() })),
  /** `replaced`: the window goes, with all that its browser has kept, and a new one comes. False where the shell keeps no window of its own. */
  endSession: endpoint('POST', '/shell/end-session', z.strictObject({}), z.object({ replaced: z.boolean() })),
}
