import { expect, test } from 'vitest'
import { jobState } from './job-state.ts'

const facts = { job: 5, jobReasons: ['job-printing'], printer: 4, printerReasons: ['none'] }

test.each([
  ['waits', { job: 3, jobReasons: ['none'] }, 'queued'],
  ['is held', { job: 4 }, 'queued'],
  ['is worked on', {}, 'printing'],
  ['is worked on while toner gets low', { printerReasons: ['toner-low-report', 'media-low-warning'] }, 'printing'],
  ['has no paper', { printerReasons: ['media-empty-error'] }, 'out-of-paper'],
  ['has no paper, says a printer without a suffix', { printerReasons: ['media-needed'] }, 'out-of-paper'],
  ['waits behind a printer without paper', { job: 3, printerReasons: ['media-empty-warning'] }, 'out-of-paper'],
  ['is jammed', { printerReasons: ['media-jam-error'] }, 'needs-care'],
  ['has its cover open', { printerReasons: ['cover-open'] }, 'needs-care'],
  ['stands before a printer that is off', { printerReasons: ['offline'] }, 'needs-care'],
  ['stands before a stopped printer', { job: 3, printer: 5, printerReasons: ['paused'] }, 'needs-care'],
  ['is done', { job: 9 }, 'done'],
  ['is done, whatever the printer says since', { job: 9, printerReasons: ['media-empty-error'] }, 'done'],
  ['was stopped', { job: 7 }, 'failed'],
  ['was given up', { job: 8 }, 'failed'],
  ['is not known any more', { job: undefined }, 'failed'],
] as const)('F71: a job that %s', (_what, told, state) => {
  expect(jobState({ ...facts, ...told })).toBe(state)
})
