import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RENEW_WITHIN_DAYS, signatureTerm } from './signature-term.ts'

const NOW = new Date('2026-11-25T02:00:00Z')
const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

test('F53: said 30 days ahead, and on the last day that 0 days are left', () => {
  expect(signatureTerm(inDays(400), NOW)).toEqual({ state: 'holds', daysLeft: 400 })
  expect(signatureTerm(inDays(RENEW_WITHIN_DAYS), NOW)).toEqual({ state: 'holds', daysLeft: 30 })
  expect(signatureTerm(inDays(RENEW_WITHIN_DAYS - 0.01), NOW)).toEqual({ state: 'soon', daysLeft: 29 })
  expect(signatureTerm(inDays(0.5), NOW)).toEqual({ state: 'soon', daysLeft: 0 })
  expect(signatureTerm(NOW, NOW)).toEqual({ state: 'over' })
})

test('the nearer the end, the graver the state', () => {
  const rank = { holds: 0, soon: 1, over: 2 }
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (seconds, later) => {
      const expires = new Date(NOW.getTime() + seconds * 1000)
      const term = (now: Date) => rank[signatureTerm(expires, now).state]
      expect(term(new Date(NOW.getTime() + later * 1000))).toBeGreaterThanOrEqual(term(NOW))
    }),
  )
})
