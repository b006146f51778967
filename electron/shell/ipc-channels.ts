// What preload and main say to each other.

export const IPC = {
  /** Preload -> main, each HEARTBEAT_MS: the page's thread is free. */
  heartbeat: 'zwgk:heartbeat',
  /** Preload -> main: the visitor has gone, wipe what the pages stored. */
  endSession: 'zwgk:end-session',
  /** Preload -> main: print what the page shows. */
  print: 'zwgk:print',
  printState: 'zwgk:print-state',
  printers: 'zwgk:printers',
  /** Preload -> main with a grant of maintenance: end the terminal. */
  leaveKiosk: 'zwgk:leave-kiosk',
} as const

export const HEARTBEAT_MS = 2_000
