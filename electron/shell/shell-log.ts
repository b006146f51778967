// The shell's log: one JSON line an event to standard error, in the form of platform/log; the shell itself loads no logger library.

const SHELL_EVENTS = {
  'shell-start': { level: 30, says: 'the Electron shell starts' },
  'shell-stop': { level: 30, says: 'the Electron shell ends' },
  'shell-refused': { level: 50, says: 'started with a switch that opens the terminal to others: ended' },
  'shell-second': { level: 40, says: 'this terminal is already running: ended' },
  'shell-error': { level: 50, says: 'an error of the shell nobody planned for: ended, to be started anew' },
  'host-ready': { level: 30, says: 'the host process answers' },
  'host-ended': { level: 40, says: 'the host process ended; it is started again' },
  'host-given-up': { level: 50, says: 'the host process ended too often: help page, tried again later' },
  'page-gone': { level: 40, says: 'the page process ended; the page is loaded again' },
  'page-hung': { level: 40, says: 'the page did not answer; its process is ended and loaded again' },
  'page-stalled': { level: 40, says: 'the page did not finish loading; its process is ended and it is loaded again' },
  'page-given-up': { level: 50, says: 'the page ended too often: help page, tried again later' },
  'page-failed': { level: 40, says: 'the page did not load' },
  'child-gone': { level: 40, says: 'a helper process of Chromium ended' },
  'child-lost': {
    level: 50,
    says: 'a helper process of Chromium is dead and Chromium does not know: no page can be shown any more; ended, to be started anew',
  },
  'session-wiped': { level: 30, says: 'nothing of the last visitor is left in the shell' },
  'session-wipe-failed': { level: 50, says: 'the wipe did not work: the page is loaded on an ended process' },
  'file-chooser-open': { level: 50, says: 'file dialogs could not be turned off' },
  print: { level: 30, says: 'a page was given to the printer, or not' },
  'print-forgotten': { level: 30, says: 'a sheet of the last visitor is out of the spool' },
  'kiosk-left': { level: 30, says: 'maintenance ends the terminal from its page' },
  'sqlite-self-test': { level: 30, says: 'SQLite with full text search inside utilityProcess' },
} as const

export type ShellEvent = keyof typeof SHELL_EVENTS
export type ShellLog = (event: ShellEvent, fields?: Readonly<Record<string, string | number | boolean | undefined>>) => void

export const shellLog: ShellLog = (event, fields = {}) => {
  const { level, says } = SHELL_EVENTS[event]
  process.stderr.write(`${JSON.stringify({ level, time: Date.now(), program: 'shell', event, ...fields, msg: says })}\n`)
}
