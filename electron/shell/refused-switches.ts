// Switches of Chromium that let others look into or steer the terminal. No fuse covers them, so the shell ends when one is there.
export const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'load-extension',
] as const
