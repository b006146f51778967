import { expect, test } from 'vitest'
import { ANSWER_AWAITED_MS, FORMER_OFFICE_KEPT_MS, isFormerOfficeNeeded, isSealedAfter } from './moved-away.ts'

const MOVED = new Date('2026-11-25T02:00:00.000Z')
const later = (ms: number) => new Date(MOVED.getTime() + ms)
const needed = (change: Partial<Parameters<typeof isFormerOfficeNeeded>[0]>, now: Date) =>
  isFormerOfficeNeeded({ movedAt: MOVED, untold: 0, unanswered: [], ...change }, now)

test('F13: a former office is needed for 30 days whatever there is', () => {
  expect(needed({}, later(FORMER_OFFICE_KEPT_MS - 1))).toBe(true)
  expect(needed({}, later(FORMER_OFFICE_KEPT_MS))).toBe(false)
})

test('F13: what was not told is waited for without end', () => {
  expect(needed({ untold: 1 }, later(10 * ANSWER_AWAITED_MS))).toBe(true)
})

test('F13: an answer is waited for as long as the law and its pauses may take', () => {
  const received = later(-86_400_000)
  expect(needed({ unanswered: [received] }, new Date(received.getTime() + ANSWER_AWAITED_MS - 1))).toBe(true)
  expect(needed({ unanswered: [received] }, new Date(received.getTime() + ANSWER_AWAITED_MS))).toBe(false)
})

test('F13: sealed after the move is what a believed clock says; an unbelieved one proves nothing', () => {
  const at = MOVED.toISOString()
  expect(isSealedAfter({ submittedAt: later(1).toISOString(), clockTrusted: true }, at)).toBe(true)
  expect(isSealedAfter({ submittedAt: at, clockTrusted: true }, at)).toBe(false)
  expect(isSealedAfter({ submittedAt: later(1).toISOString(), clockTrusted: false }, at)).toBe(false)
})
