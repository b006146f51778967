// The machine's printing, behind one interface: CUPS where there is one, what Chromium can do elsewhere.

import type { WebContents } from 'electron'
import type { PrintRequest } from '../../../shared/api/print-request.ts'
import type { Printer, PrintState } from '../../../shared/api/terminal-shell.ts'
import type { Result } from '../../../shared/result.ts'

/** What printing needs of a window's contents. */
export type Printable = Pick<WebContents, 'getPrintersAsync' | 'print' | 'printToPDF'>

export interface PrintSystem {
  readonly name: 'cups' | 'chromium'
  /** Undefined: no print service answers here. */
  printers(contents: Printable): Promise<readonly Printer[] | undefined>
  /** `job`: by this name its state is asked for. Errors: `failed`. */
  submit(contents: Printable, request: PrintRequest): Promise<Result<{ job: string; state: PrintState }, 'failed'>>
  state(job: string): Promise<PrintState>
  /** Stops it if it still waits or runs, and takes what it was to print out of the spool. */
  forget(job: string): Promise<void>
}
