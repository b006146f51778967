// The catalogue of log events: what may be logged at all. Fields are numbers, codes and hashes; never a person's words.

export const LOG_EVENTS = {
  'host-start': { level: 'info', says: 'host process ready' },
  'host-stop': { level: 'info', says: 'host process ends' },
  'theme-refused': { level: 'warn', says: 'the theme of the release breaks the standard; the last good one stays' },
  'content-activated': { level: 'info', says: 'a new content generation is shown' },
  'content-rebuild': { level: 'warn', says: 'content file missing, damaged or of another format: rebuilt from blobs' },
  'sync-failed': { level: 'warn', says: 'a check or download did not succeed; the shown content stays' },
  'submission-kept': { level: 'info', says: 'a submission is on disk' },
  'submission-acknowledged': { level: 'info', says: 'the hub has signed for a submission' },
  'submission-refused': { level: 'warn', says: 'the hub said no to a submission; it waits in the staff tray' },
  'acknowledgement-invalid': { level: 'error', says: 'an acknowledgement did not verify; the submission stays queued' },
  'outbox-round': { level: 'info', says: 'a sending round ended' },
  'reply-kept': { level: 'info', says: 'a sealed reply is on disk' },
  'window-record-refused': {
    level: 'warn',
    says: 'hub did not take a window record: of another terminal, or its id names another record',
  },
  'pin-tried': { level: 'info', says: 'somebody tried a PIN at the terminal' },
  'role-left': { level: 'info', says: 'staff or maintenance pages were left' },
  'window-record-kept': { level: 'info', says: 'the window confirmed a day, saw a card or settled a refused item' },
  'register-entry-kept': { level: 'info', says: 'somebody filled in a register, or marked a fault as mended' },
  'stick-in': { level: 'info', says: 'something from a stick was taken, or not' },
  'stick-out': { level: 'info', says: 'a file for the hub or for maintenance is on a stick' },
  'enrolled-from-stick': { level: 'info', says: 'an enrolment that came on a stick was tried' },
  'window-records-told': { level: 'info', says: 'the hub has the window records' },
  'hub-start': { level: 'info', says: 'hub ready' },
  'hub-stop': { level: 'info', says: 'hub ends' },
  'hub-received': { level: 'info', says: 'hub stored a submission and signed for it' },
  'hub-repeat': { level: 'info', says: 'hub got a submission again and sent the same acknowledgement' },
  'hub-refused': { level: 'warn', says: 'hub said no to a submission' },
  'hub-sign-in': { level: 'info', says: 'somebody signed in or failed to' },
  'hub-opened': { level: 'info', says: 'an officer opened a submission' },
  'hub-receipt-day': { level: 'info', says: 'an officer confirmed the day of receipt' },
  'hub-identity-checked': { level: 'info', says: 'an officer saw the applicant’s card' },
  'hub-replied': { level: 'info', says: 'an officer sent a reply' },
  'enrolment-code-made': { level: 'info', says: 'a code for a new terminal was made' },
  'enrolment-code-revoked': { level: 'info', says: 'a code for a new terminal was revoked' },
  'hub-package-refused': { level: 'error', says: 'hub does not serve a trial package outside demo mode' },
  'timestamp-renewed': { level: 'info', says: 'the repository timestamp was signed anew' },
  'timestamp-not-renewed': { level: 'error', says: 'the repository timestamp could not be signed; terminals will run out' },
  enrolled: { level: 'info', says: 'a terminal was enrolled' },
  unexpected: { level: 'error', says: 'an error nobody planned for' },
} as const

export type LogEvent = keyof typeof LOG_EVENTS
/** What an event may carry. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>
