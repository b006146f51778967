import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import published from '../../assets/calendars/2026.json' with { type: 'json' }
import { addWorkingDays, chinaDay, isWorkingDay, nextDay, yearCalendarSchema } from './working-days.ts'

/** The 2026 notice as DOMAIN §2.5 quotes it, typed here a second time. */
const OFF_2026: readonly (readonly [string, string])[] = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
]
const WORKED_2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']
const YEAR = [yearCalendarSchema.parse(published)]
const dayFrom = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

/** The slow way: each day of the year is looked at by the rules above. */
function worked(day: string): boolean {
  if (OFF_2026.some(([from, until]) => from <= day && day <= until)) return false
  return WORKED_2026.includes(day) || ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
}

describe('the calendar of 2026', () => {
  test('F61: every day of the year is worked or off as the notice says', () => {
    let days = 0
    for (let day = '2026-01-01'; day <= '2026-12-31'; day = nextDay(day)) {
      expect(isWorkingDay(day, YEAR), day).toEqual({ working: worked(day), estimated: false })
      days += 1
    }
    expect(days).toBe(365)
  })

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
  ])('F61: received on %s, a limit of %i working days ends on %s', (start, count, end) => {
    expect(addWorkingDays(start, count, YEAR)).toEqual({ day: end, estimated: false })
  })
})

describe('limits in working days', () => {
  const start = dayFrom('2025-12-01', '2026-11-30')
  const count = fc.integer({ min: 1, max: 60 })

  test('a limit never ends on a day off, and holds exactly so many working days after the day of receipt', () => {
    fc.assert(
      fc.property(dayFrom('2026-01-01', '2026-09-30'), count, (from, length) => {
        const { day } = addWorkingDays(from, length, YEAR)
        expect(worked(day)).toBe(true)
        let counted = 0
        for (let at = nextDay(from); at <= day; at = nextDay(at)) counted += worked(at) ? 1 : 0
        expect(counted).toBe(length)
      }),
    )
  })

  test('a longer limit ends later, and two limits in a row end where their sum ends', () => {
    fc.assert(
      fc.property(start, count, count, (from, first, second) => {
        const half = addWorkingDays(from, first, YEAR)
        const whole = addWorkingDays(from, first + second, YEAR)
        expect(half.day > from && whole.day > half.day).toBe(true)
        expect(addWorkingDays(half.day, second, YEAR).day).toBe(whole.day)
      }),
    )
  })

  test('a later receipt never gives an earlier end', () => {
    fc.assert(
      fc.property(start, start, count, (one, other, length) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(addWorkingDays(early, length, YEAR).day <= addWorkingDays(late, length, YEAR).day).toBe(true)
      }),
    )
  })

  test('a way that leads into a year without a calendar is only an estimate', () => {
    expect(addWorkingDays('2026-12-30', 1, YEAR)).toEqual({ day: '2026-12-31', estimated: false })
    expect(addWorkingDays('2026-12-30', 2, YEAR)).toEqual({ day: '2027-01-01', estimated: true })
    expect(addWorkingDays('2027-03-05', 1, YEAR)).toEqual({ day: '2027-03-08', estimated: true })
    expect(addWorkingDays('2025-12-30', 5, YEAR)).toEqual({ day: '2026-01-07', estimated: true })
  })

  test('a limit of no days, or of half a day, is a mistake of the caller', () => {
    for (const wrong of [0, -1, 1.5]) expect(() => addWorkingDays('2026-11-25', wrong, YEAR)).toThrow()
  })
})

describe('days in China', () => {
  test('the day changes at midnight in Beijing', () => {
    expect(chinaDay(new Date('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24')
    expect(chinaDay(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25')
  })

  test('the next day crosses months, years and leap days', () => {
    expect(nextDay('2026-12-31')).toBe('2027-01-01')
    expect(nextDay('2028-02-28')).toBe('2028-02-29')
    expect(nextDay('2026-02-28')).toBe('2026-03-01')
  })
})
