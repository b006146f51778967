import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountedFollowUp, FOLLOW_UP_OUTCOMES, followUpOutcome, followUpsByMonth } from './follow-up-months.ts'

const TODAY = '2026-11-27'
const rating = (change: Partial<CountedFollowUp>): CountedFollowUp => ({
  ...{ cameOn: '2026-11-02', lastDay: '2026-11-23', closedOn: undefined, erasedOn: undefined },
  ...change,
})

test('in time up to the last day, late from the day after, whether closed or not', () => {
  expect(followUpOutcome(rating({ closedOn: '2026-11-23' }), TODAY)).toBe('in-time')
  expect(followUpOutcome(rating({ closedOn: '2026-11-24' }), TODAY)).toBe('late')
  expect(followUpOutcome(rating({}), '2026-11-23')).toBe('open')
  expect(followUpOutcome(rating({}), '2026-11-24')).toBe('late')
})

test('erased at the person’s wish is neither done nor late, unless it was late before; closed before stays as it was', () => {
  expect(followUpOutcome(rating({ erasedOn: '2026-11-20' }), TODAY)).toBe('withdrawn')
  expect(followUpOutcome(rating({ erasedOn: '2026-11-24' }), TODAY)).toBe('late')
  expect(followUpOutcome(rating({ closedOn: '2026-11-10', erasedOn: '2026-11-26' }), TODAY)).toBe('in-time')
})

test('counted in the month in which the rating was given, months without one too', () => {
  const months = followUpsByMonth(
    [
      rating({ cameOn: '2026-10-30', lastDay: '2026-11-20', closedOn: '2026-11-19' }),
      rating({ closedOn: '2026-11-25' }),
      rating({ cameOn: '2026-11-20', lastDay: '2026-12-11' }),
      rating({ cameOn: '2025-11-30', lastDay: '2025-12-19' }),
    ],
    TODAY,
  )
  expect(months.map(({ month }) => month).slice(-2)).toEqual(['2026-10', '2026-11'])
  expect(months).toHaveLength(12)
  expect(months[0]).toEqual({ month: '2025-12', received: 0, outcomes: { 'in-time': 0, late: 0, open: 0, withdrawn: 0 } })
  expect(months[10]).toMatchObject({ received: 1, outcomes: { 'in-time': 1, late: 0 } })
  expect(months[11]).toEqual({ month: '2026-11', received: 2, outcomes: { 'in-time': 0, late: 1, open: 1, withdrawn: 0 } })
})

test('the outcomes of a month add up to what it received, and nothing is counted twice', () => {
  const day = fc
    .integer({ min: 0, max: 420 })
    .map((back) => new Date(Date.parse(TODAY) - back * 86_400_000).toISOString().slice(0, 10))
  const maybe = fc.option(day, { nil: undefined })
  const some = fc.array(fc.record({ cameOn: day, lastDay: day, closedOn: maybe, erasedOn: maybe }), { maxLength: 40 })
  fc.assert(
    fc.property(some, (followUps) => {
      const months = followUpsByMonth(followUps, TODAY)
      for (const { received, outcomes } of months)
        expect(FOLLOW_UP_OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0)).toBe(received)
      const inYear = followUps.filter(({ cameOn }) => cameOn >= '2025-12-01').length
      expect(months.reduce((sum, { received }) => sum + received, 0)).toBe(inYear)
    }),
  )
})
