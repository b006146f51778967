// Printing where there is no CUPS: Chromium hands the page to the system and hears no more than that it was taken (F71).
import type { PrintRequest } from '../../../shared/api/print-request.ts'
import type { Printer } from '../../../shared/api/terminal-shell.ts'
import { fail, ok } from '../../../shared/result.ts'
import { pageFor } from '../../../shared/takeaway/paper.ts'
import type { PrintSystem } from './print-system.ts'

/** A driver that hangs never calls back. */
const ANSWER_WITHIN_MS = 60_000
const MICRONS_PER_MM = 1000
const TAKEN = 'taken'

export function chromiumPrinting(withinMs = ANSWER_WITHIN_MS): PrintSystem {
  return {
    name: 'chromium',

    async printers(contents) {
      try {
        const all = await contents.getPrintersAsync()
        return all.map(
          ({ name, displayName }, at): Printer => ({ name, words: displayName || name, paper: 'a4', standard: at === 0 }),
        )
      } catch {
        // No print service on this machine.
        return undefined
      }
    },

    async submit(contents, { printer, paper, lengthMm }: PrintRequest) {
      const { widthMm, heightMm } = pageFor(paper, [], lengthMm)
      const pageSize = paper === 'a4' ? 'A4' : { width: widthMm * MICRONS_PER_MM, height: heightMm * MICRONS_PER_MM }
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const late = setTimeout(() => resolve(false), withinMs)
      try {
        contents.print({ silent: true, printBackground: false, deviceName: printer, pageSize }, resolve)
      } catch {
        // A contents that is going away throws instead of calling back.
        resolve(false)
      }
      const taken = await promise
      clearTimeout(late)
      return taken ? ok({ job: TAKEN, state: 'sent' }) : fail('failed')
    },

    state: async () => 'sent',

    // Nothing here can take a job back.
    forget: async () => undefined,
  }
}
