// Filters of the inbox and their counts.
import { expect, it } from 'vitest'
import type { InboxRow } from '../../shared/api/hub-console.ts'
import { countWith, filtered, NO_FILTER } from './inbox-filter.ts'

function row(change: Partial<InboxRow>): InboxRow {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    receipt: 'QH01-20261125-A00001-0',
    kind: 'consultation',
    terminal: 'QH01',
    terminalName: '大厅一号机',
    submittedAt: '2026-11-25T01:00:00Z',
    clockTrusted: true,
    receivedAt: '2026-11-25T01:00:01Z',
    onBehalf: false,
    state: 'new',
    toConfirm: false,
    toPublish: false,
    ...change,
  }
}

const rows = [
  row({ receipt: 'QH01-20261125-A00001-0' }),
  row({ receipt: 'QH01-20261125-A00002-9', kind: 'disclosure-request', state: 'opened', toConfirm: true }),
  row({ receipt: 'QH02-20261125-A00001-3', terminal: 'QH02', kind: 'rating', state: 'answered' }),
]

it('shows what is chosen', () => {
  expect(filtered(rows, NO_FILTER)).toHaveLength(3)
  expect(filtered(rows, { ...NO_FILTER, show: 'to-confirm' })).toEqual([rows[1]])
  expect(filtered(rows, { ...NO_FILTER, show: 'answered', terminal: 'QH01' })).toEqual([])
})

it('finds a number however it is typed', () => {
  for (const number of ['qh01-20261125-a00002-9', 'ＱＨ01 20261125 A00002', 'a00002'])
    expect(filtered(rows, { ...NO_FILTER, number })).toEqual([rows[1]])
})

it('counts each choice beside the others', () => {
  const filter = { ...NO_FILTER, terminal: 'QH01' }
  expect(countWith(rows, filter, { show: 'all' })).toBe(2)
  expect(countWith(rows, filter, { kind: 'rating' })).toBe(0)
  expect(countWith(rows, filter, { terminal: 'all' })).toBe(3)
})

it('F61: near the end means five working days or fewer, overdue only the day after; what waits for the applicant or is answered is neither', () => {
  const limit = (left: NonNullable<InboxRow['limit']>['left']): NonNullable<InboxRow['limit']> => ({
    ...{ from: '2026-11-02', provisional: false, lastDay: '2026-11-30', allowed: 20, estimated: false, left },
  })
  const timed = [
    row({ receipt: 'a', limit: limit({ state: 'open', left: 6 }) }),
    row({ receipt: 'b', limit: limit({ state: 'open', left: 5 }) }),
    row({ receipt: 'c', limit: limit({ state: 'open', left: 0 }) }),
    row({ receipt: 'd', limit: limit({ state: 'overdue', over: 0 }) }),
    row({ receipt: 'h', house: limit({ state: 'overdue', over: 1 }) }),
    row({ receipt: 'e', limit: limit({ state: 'waiting', on: 'fee' }) }),
    row({ receipt: 'f', limit: limit({ state: 'overdue', over: 3 }), state: 'answered' }),
  ]
  const shown = (show: 'near-due' | 'overdue') => filtered(timed, { ...NO_FILTER, show }).map(({ receipt }) => receipt)
  expect(shown('near-due')).toEqual(['b', 'c'])
  expect(shown('overdue')).toEqual(['d', 'h'])
})
