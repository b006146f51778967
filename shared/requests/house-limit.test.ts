import { expect, test } from 'vitest'
import { shippedYears } from '../../test/fixtures/shipped-years.ts'
import { houseDaysSchema, houseLimit } from './house-limit.ts'

const YEARS = shippedYears

test('a question has the house’s working days, by the calendar with 调休', () => {
  // As 2026-02-13 +7 = 03-02 and 2026-09-18 +20 = 10-22 of the statutory clock.
  expect(houseLimit('consultation', '2026-02-13', 7, YEARS)).toEqual({ day: '2026-03-02', estimated: false })
  expect(houseLimit('consultation', '2026-09-18', 20, YEARS)).toEqual({ day: '2026-10-22', estimated: false })
  expect(houseLimit('consultation', '2031-01-02', 5, YEARS)).toMatchObject({ estimated: true })
})

test('nothing else has a house limit', () => {
  for (const kind of ['disclosure-request', 'feedback', 'opinion', 'rating', 'sign-up'] as const)
    expect(houseLimit(kind, '2026-11-25', 15, YEARS)).toBeUndefined()
})

test('a setting out of all reason is refused', () => {
  expect(houseDaysSchema.safeParse('10').data).toBe(10)
  for (const typed of ['0', '-1', '61', '2.5', 'ten', '', '1e9', 'NaN'])
    expect(houseDaysSchema.safeParse(typed).success).toBe(false)
})
