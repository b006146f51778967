import { expect, test } from 'vitest'
import type { CaseEvent } from '../requests/case/case-event.ts'
import { contentAges } from './content-age.ts'
import { answerTimes, OUTCOMES, requestsByMonth } from './request-charts.ts'

const answered = (day: string, code: 'granted' | 'process' = 'granted'): CaseEvent[] => [
  { id: 'one', by: 'officer', at: `${day}T08:00:00.000Z`, action: { kind: 'answered', day, code } },
]
const none = Object.fromEntries(OUTCOMES.map((one) => [one, 0]))

test('requests are counted in the month in which they came, by how they ended', () => {
  const requests = [
    { receivedOn: '2026-11-02', events: answered('2026-11-05') },
    { receivedOn: '2026-11-03', events: answered('2026-11-06', 'process') },
    { receivedOn: '2026-11-20', events: [] },
    { receivedOn: '2025-12-31', events: answered('2026-01-05') },
    { receivedOn: '2025-11-30', events: answered('2025-12-05') },
  ]
  const months = requestsByMonth(requests, '2026-11-27', [])
  expect(months.map(({ month }) => month)).toEqual([
    ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
    ...['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
  ])
  expect(months[0]?.outcomes).toEqual({ ...none, granted: 1 })
  expect(months[1]?.outcomes).toEqual(none)
  expect(months[11]?.outcomes).toEqual({ ...none, granted: 1, refused: 1, open: 1 })
})

test('the days of an answer are working days after the day of receipt, also beyond the limit', () => {
  // Monday 2026-03-02; no calendar: weekdays are working days.
  const requests = [
    { receivedOn: '2026-03-02', events: answered('2026-03-02') },
    { receivedOn: '2026-03-02', events: answered('2026-03-09') },
    { receivedOn: '2026-03-02', events: answered('2026-03-31') },
    { receivedOn: '2026-03-02', events: answered('2026-04-07') },
    { receivedOn: '2026-03-02', events: [] },
  ]
  expect(answerTimes(requests, [])).toEqual([
    { answeredOn: '2026-03-02', taken: 0, allowed: 20 },
    { answeredOn: '2026-03-09', taken: 5, allowed: 20 },
    { answeredOn: '2026-03-31', taken: 21, allowed: 20 },
    // The weekend between does not count.
    { answeredOn: '2026-04-07', taken: 26, allowed: 20 },
  ])
})

test('content is as old as its day of publication says; a translation is not counted again', () => {
  const documents = [
    { kind: 'notice' as const, publishedOn: '2026-11-27', translation: undefined },
    { kind: 'notice' as const, publishedOn: '2026-10-01', translation: undefined },
    { kind: 'notice' as const, publishedOn: '2026-10-01', translation: { of: 'other', reviewed: true } },
    { kind: 'policy' as const, publishedOn: '2024-01-01', translation: undefined },
  ]
  expect(contentAges(documents, '2026-11-27')).toEqual([
    { kind: 'policy', newest: '2024-01-01', ages: { month: 0, quarter: 0, year: 0, older: 1 } },
    { kind: 'notice', newest: '2026-11-27', ages: { month: 1, quarter: 1, year: 0, older: 0 } },
  ])
})
