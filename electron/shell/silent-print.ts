// Printing without a dialog, with an honest answer: "sent" is what the system's spooler took, never that paper came out (F71).
import type { WebContents } from 'electron'
import type { PrintOutcome } from '../../shared/api/terminal-shell.ts'
import type { ShellLog } from './shell-log.ts'

/** What printing needs of a window's contents. */
export type Printable = Pick<WebContents, 'getPrintersAsync' | 'print'>

/** A driver that hangs never calls back. */
const ANSWER_WITHIN_MS = 60_000

export async function printSilently(contents: Printable, log: ShellLog, withinMs = ANSWER_WITHIN_MS): Promise<PrintOutcome> {
  // Asked first: without a printer a silent print ends in the same word as a broken one, or, on some systems, in success.
  if ((await printerNames(contents)).length === 0) {
    log('print', { outcome: 'no-printer' })
    return 'no-printer'
  }
  const { promise, resolve } = Promise.withResolvers<PrintOutcome>()
  const late = setTimeout(() => resolve('failed'), withinMs)
  try {
    contents.print({ silent: true, printBackground: false, pageSize: 'A4' }, (success) => resolve(success ? 'sent' : 'failed'))
  } catch {
    // A contents that is going away throws instead of calling back.
    resolve('failed')
  }
  const outcome = await promise
  clearTimeout(late)
  log('print', { outcome })
  return outcome
}

export async function printerNames(contents: Printable): Promise<string[]> {
  try {
    return (await contents.getPrintersAsync()).map(({ displayName, name }) => displayName || name)
  } catch {
    // No print service on this machine.
    return []
  }
}
