// Filters of bad ratings.
import { expect, it } from 'vitest'
import type { FollowUpRow } from '../../../shared/api/hub-follow-up.ts'
import type { DaysLeft } from '../../../shared/requests/answer-limit.ts'
import { RATINGS_SHOWN, shownRatings } from './rating-filter.ts'

function rating(followUp: 'waiting' | 'working' | 'closed', left: DaysLeft): FollowUpRow {
  return {
    row: {
      id: '00000000-0000-4000-8000-000000000000',
      receipt: 'QH01-20261125-A00001-0',
      kind: 'rating',
      terminal: 'QH01',
      terminalName: '大厅一号机',
      submittedAt: '2026-11-25T01:00:00Z',
      clockTrusted: true,
      receivedAt: '2026-11-25T01:00:01Z',
      onBehalf: false,
      state: followUp === 'closed' ? 'answered' : 'opened',
      toConfirm: false,
      toPublish: false,
      followUp,
      house: { from: '2026-11-25', provisional: false, lastDay: '2026-12-16', allowed: 15, estimated: false, left },
    },
    ...{ grade: 'dissatisfied', reachable: true, contacted: false },
  }
}

const rows = [
  rating('waiting', { state: 'open', left: 15 }),
  rating('working', { state: 'open', left: 5 }),
  rating('waiting', { state: 'overdue', over: 2 }),
  rating('closed', { state: 'overdue', over: 9 }),
]

it('shows what waits, what is near and what is over; what is closed is neither', () => {
  expect(
    Object.fromEntries(RATINGS_SHOWN.map((show) => [show, shownRatings(rows, show).map((row) => rows.indexOf(row))])),
  ).toEqual({
    ...{ all: [0, 1, 2, 3], waiting: [0, 2], working: [1] },
    ...{ 'near-due': [1], overdue: [2], closed: [3] },
  })
})
