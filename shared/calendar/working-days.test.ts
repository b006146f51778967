import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedCalendars } from '../../platform/calendars.ts'
import { addWorkingDays, chinaDay, isWorkingDay, nextDay } from './working-days.ts'

const calendars = shippedCalendars()
const in2026 = fc.integer({ min: 0, max: 330 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))

describe('F61: limits in working days, 2026 calendar, day of receipt not counted', () => {
  // Vectors of the design papers, worked out by hand from the notice of 2025-11-04.
  test.each([
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-02-13', 20, '2026-03-19'],
    ['2026-02-16', 20, '2026-03-20'],
    ['2026-04-30', 7, '2026-05-13'],
    ['2026-04-30', 15, '2026-05-25'],
    ['2026-04-30', 20, '2026-06-01'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2026-09-20', 20, '2026-10-23'],
    ['2026-09-24', 7, '2026-10-12'],
    ['2026-09-24', 20, '2026-10-29'],
    ['2026-09-24', 40, '2026-11-26'],
    ['2026-09-30', 20, '2026-11-03'],
    ['2026-10-05', 20, '2026-11-03'],
  ])('%s + %i = %s', (received, days, due) => {
    expect(addWorkingDays(received, days, calendars)).toEqual({ day: due, estimated: false })
  })
})

test('a limit never ends on a day off, and a longer limit never ends earlier', () => {
  fc.assert(
    fc.property(in2026, fc.integer({ min: 1, max: 15 }), (from, days) => {
      const due = addWorkingDays(from, days, calendars).day
      expect(isWorkingDay(due, calendars).working).toBe(true)
      expect(due > from).toBe(true)
      expect(addWorkingDays(from, days + 1, calendars).day > due).toBe(true)
    }),
  )
})

test('a limit that leads into a year without a calendar says that it is estimated', () => {
  expect(addWorkingDays('2026-12-20', 20, calendars).estimated).toBe(true)
  expect(addWorkingDays('2026-12-01', 5, calendars).estimated).toBe(false)
})

test('the day in China begins at 16:00 UTC', () => {
  expect(chinaDay(new Date('2026-11-25T15:59:59Z'))).toBe('2026-11-25')
  expect(chinaDay(new Date('2026-11-25T16:00:00Z'))).toBe('2026-11-26')
  expect(nextDay('2026-12-31')).toBe('2027-01-01')
})
