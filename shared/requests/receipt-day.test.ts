import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaDay } from '../calendar/working-days.ts'
import { receiptDayChoices, receiptDayProblem } from './receipt-day.ts'

test('handed in on Friday evening, confirmed on Monday: any day from Friday to Monday', () => {
  expect(receiptDayChoices('2026-11-20T09:30:00.000Z', '2026-11-23', 31)).toEqual([
    '2026-11-23',
    '2026-11-22',
    '2026-11-21',
    '2026-11-20',
  ])
})

test('after midnight in China it is the next day, whatever the machine says', () => {
  expect(receiptDayChoices('2026-11-20T16:30:00.000Z', '2026-11-21', 31)).toEqual(['2026-11-21'])
})

test('a submission from the future leaves no day to choose', () => {
  expect(receiptDayChoices('2026-11-25T02:00:00.000Z', '2026-11-24', 31)).toEqual([])
})

test('no choice lies in the future or before the submission, and all others do', () => {
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, fc.integer({ min: -5, max: 60 }), (submitted, later) => {
      const today = chinaDay(new Date(submitted.getTime() + later * 86_400_000))
      const choices = receiptDayChoices(submitted.toISOString(), today, 31)
      for (const day of choices) expect(receiptDayProblem(day, submitted.toISOString(), today)).toBeUndefined()
      expect(choices.length).toBe(later < 0 ? 0 : Math.min(31, later + 1))
    }),
  )
})
