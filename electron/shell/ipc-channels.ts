// What preload and main say to each other.

export const IPC = {
  /** Preload -> main, each HEARTBEAT_MS: the page's thread is free. */
  heartbeat: 'zwgk:heartbeat',
  /** Preload -> main: the visitor has gone, wipe what the pages stored. */
  endSession: 'zwgk:end-session',
} as const

export const HEARTBEAT_MS = 2_000
