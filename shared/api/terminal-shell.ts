// What a page may ask of the window around it, beside the host's HTTP contract. Only the Electron shell offers it.

/** Name of the object in the page's window. */
export const TERMINAL_SHELL = 'terminalShell'

/** Header that carries a grant of staff or maintenance to the host; the page keeps it in memory only. */
export const GRANT_HEADER = 'zwgk-grant'

/** `sent`: the system's spooler has it; whether paper came out only the person sees (F71). */
export type PrintOutcome = 'sent' | 'no-printer' | 'failed'

/** `refused`: the grant is no maintenance grant, or has ended. */
export type LeaveOutcome = 'leaving' | 'refused'

export interface TerminalShell {
  /** Wipes storage, caches, history and clipboard. */
  endSession(): Promise<void>
  /** Prints what the page shows under its print rules, without a dialog, on the default printer. */
  print(): Promise<PrintOutcome>
  /** Names of the system's printers. */
  printers(): Promise<readonly string[]>
  /** Ends the terminal's programs; `grant` of maintenance. */
  leaveKiosk(grant: string): Promise<LeaveOutcome>
}
