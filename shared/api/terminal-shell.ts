// What a page may ask of the window around it, beside the host's HTTP contract. Only the Electron shell offers it.
import type { Paper } from '../takeaway/paper.ts'
import type { PrintRequest } from './print-request.ts'

/** Name of the object in the page's window. */
export const TERMINAL_SHELL = 'terminalShell'

/** Header that carries a grant of staff or maintenance to the host; the page keeps it in memory only. */
export const GRANT_HEADER = 'zwgk-grant'

/** A printer as the system names it, what lies in it, and whether it could print now. */
export interface Printer {
  readonly name: string
  /** In the words of whoever set it up; the name where they wrote none. */
  readonly words: string
  readonly paper: Paper
  /** The system's own choice. */
  readonly standard: boolean
}

/**
 * Where a job stands (F71). `sent`: this system takes jobs and tells nothing more of them. `needs-care`: a jam, an open cover, a printer that is switched off.
 * `done`: the system's print service says so; no state says more than that.
 */
export const PRINT_STATES = ['sent', 'queued', 'printing', 'out-of-paper', 'needs-care', 'done', 'failed'] as const
export type PrintState = (typeof PRINT_STATES)[number]

/** `limit`: this visitor has printed as much as one may (PRINTS_PER_SESSION). */
export type PrintRefusal = 'no-printer' | 'limit' | 'failed'

export type PrintAnswer = { readonly job: string; readonly state: PrintState } | { readonly refused: PrintRefusal }

/** `refused`: the grant is no maintenance grant, or has ended. */
export type LeaveOutcome = 'leaving' | 'refused'

export interface TerminalShell {
  /** Wipes storage, caches, history, clipboard and what waits to be printed. */
  endSession(): Promise<void>
  /** The system's printers. */
  printers(): Promise<readonly Printer[]>
  /** Prints what the page shows under its print rules, without a dialog. */
  print(request: PrintRequest): Promise<PrintAnswer>
  /** Of a job of this session; `failed` for any other. */
  printState(job: string): Promise<PrintState>
  /** Ends the terminal's programs; `grant` of maintenance. */
  leaveKiosk(grant: string): Promise<LeaveOutcome>
}
