// What a page may ask of the window around it, beside the host's HTTP contract. Only the Electron shell offers it.

/** Name of the object in the page's window. */
export const TERMINAL_SHELL = 'terminalShell'

export interface TerminalShell {
  /** Wipes storage, caches, history and clipboard. */
  endSession(): Promise<void>
}
