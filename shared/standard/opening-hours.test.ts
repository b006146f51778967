import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import published from '../../assets/calendars/2026.json' with { type: 'json' }
import { nextDay, yearCalendarSchema } from '../calendar/working-days.ts'
import { openAt, seasonGaps, seasonOn, weekdayRuns } from './opening-hours.ts'
import type { Season } from './theme.ts'

const calendars = [yearCalendarSchema.parse(published)]
const WINTER: Season = {
  name: { 'zh-CN': '冬季' },
  ...{ from: '10-01', until: '04-30', days: [1, 2, 3, 4, 5] },
  open: [
    { from: '08:30', until: '11:30' },
    { from: '13:00', until: '16:30' },
  ],
}
const SUMMER: Season = {
  ...WINTER,
  name: { 'zh-CN': '夏季' },
  ...{ from: '05-01', until: '09-30' },
  open: [
    { from: '08:30', until: '11:30' },
    { from: '13:30', until: '17:00' },
  ],
}
const YEAR = [WINTER, SUMMER]
const at = (china: string) => openAt(YEAR, new Date(`${china}:00+08:00`), calendars)

describe('冬季 and 夏季', () => {
  test('the season runs over the turn of the year', () => {
    expect(['2026-12-31', '2027-01-01', '2026-04-30'].map((day) => seasonOn(YEAR, day)?.name['zh-CN'])).toEqual([
      ...['冬季', '冬季', '冬季'],
    ])
    expect(seasonOn(YEAR, '2026-05-01')?.name['zh-CN']).toBe('夏季')
  })
  test('open in the morning, closed at noon, open again in the afternoon; the last minute is closed', () => {
    expect(at('2026-11-25T08:30')).toEqual({ state: 'open', until: '11:30' })
    expect(at('2026-11-25T11:30')).toEqual({ state: 'closed', next: { day: '2026-11-25', from: '13:00' } })
    expect(at('2026-11-25T16:29')).toEqual({ state: 'open', until: '16:30' })
    expect(at('2026-11-25T16:30')).toEqual({ state: 'closed', next: { day: '2026-11-26', from: '08:30' } })
    expect(at('2026-07-01T16:30')).toEqual({ state: 'open', until: '17:00' })
  })
  test('over the weekend, over a holiday, and on a worked Saturday', () => {
    expect(at('2026-11-27T18:00')).toEqual({ state: 'closed', next: { day: '2026-11-30', from: '08:30' } })
    expect(at('2026-09-30T18:00')).toEqual({ state: 'closed', next: { day: '2026-10-08', from: '08:30' } })
    expect(at('2026-10-10T09:00')).toEqual({ state: 'open', until: '11:30' })
  })
  test('a hall that is open every day keeps no holiday; one without hours never opens', () => {
    const daily = [{ ...WINTER, from: '01-01', until: '12-31', days: [1, 2, 3, 4, 5, 6, 7] }]
    expect(openAt(daily, new Date('2026-10-04T09:00:00+08:00'), calendars).state).toBe('open')
    expect(openAt([], new Date('2026-11-25T09:00:00+08:00'), calendars)).toEqual({ state: 'closed' })
  })
  test('weekdays in words: 周一至周五, 周日', () => {
    expect(weekdayRuns([5, 1, 2, 3, 4, 7, 7])).toEqual([
      { from: 1, until: 5 },
      { from: 7, until: 7 },
    ])
  })
})

describe('gaps and overlaps in the year', () => {
  test('a season that ends on 28 February leaves the 29th out', () => {
    const spring = { ...SUMMER, from: '03-01', until: '09-30' }
    expect(seasonGaps([{ ...WINTER, until: '02-28' }, spring])).toEqual([{ kind: 'gap', from: '02-29', until: '02-29' }])
    expect(seasonGaps([{ ...WINTER, until: '02-29' }, spring])).toEqual([])
  })
  test('are told as stretches', () => {
    expect(seasonGaps([WINTER, { ...SUMMER, from: '04-16', until: '09-15' }])).toEqual([
      { kind: 'overlap', from: '04-16', until: '04-30' },
      { kind: 'gap', from: '09-16', until: '09-30' },
    ])
    expect(seasonGaps([])).toEqual([])
  })

  const monthDay = fc.integer({ min: 0, max: 365 }).map((n) => new Date(Date.UTC(2028, 0, 1 + n)).toISOString().slice(5, 10))
  const season = fc.record({ from: monthDay, until: monthDay }).map((span) => ({ ...WINTER, ...span }))
  /** Cuts the year at some days: what lies between is one season each. */
  const whole = fc.uniqueArray(monthDay, { minLength: 2, maxLength: 6 }).map((cuts) => {
    const starts = [...cuts].sort()
    return starts.map((from, i) => ({ ...WINTER, from, until: before(starts[(i + 1) % starts.length] ?? from) }))
  })

  function before(day: string): string {
    return new Date(Date.parse(`2028-${day}T00:00:00Z`) - 86_400_000).toISOString().slice(5, 10)
  }
  const claims = (hours: readonly Season[], day: string) => hours.filter((one) => seasonOn([one], day) !== undefined).length
  function* daysOf(year: number) {
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = nextDay(day)) yield day
  }

  test('when none is found, each day of a leap and of a common year belongs to exactly one season', () => {
    fc.assert(
      fc.property(fc.oneof(whole, fc.array(season, { minLength: 1, maxLength: 3 })), (hours) => {
        const clean = seasonGaps(hours).length === 0
        for (const day of daysOf(2027)) if (clean) expect(claims(hours, day)).toBe(1)
        const leap = [...daysOf(2028)].map((day) => claims(hours, day))
        expect(leap.every((count) => count === 1)).toBe(clean)
      }),
      { numRuns: 60 },
    )
  })
  test('a year cut into seasons has none', () => {
    fc.assert(fc.property(whole, (hours) => void expect(seasonGaps(hours)).toEqual([])))
  })

  test('what is said to open next is open then, and nothing between', () => {
    const moment = fc.integer({ min: Date.parse('2026-01-05T00:00:00Z'), max: Date.parse('2026-12-20T00:00:00Z') })
    fc.assert(
      fc.property(whole, moment, (hours, ms) => {
        const now = openAt(hours, new Date(ms), calendars)
        if (now.state === 'open') return
        expect(now.next).toBeDefined()
        const opens = new Date(`${now.next?.day}T${now.next?.from}:00+08:00`)
        expect(opens.getTime()).toBeGreaterThan(ms)
        expect(openAt(hours, opens, calendars).state).toBe('open')
        expect(openAt(hours, new Date(Math.floor((ms + opens.getTime()) / 2)), calendars).state).toBe('closed')
      }),
    )
  })
})
