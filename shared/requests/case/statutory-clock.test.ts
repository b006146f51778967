// The clock: the vectors of the field, every event that moves it, and what must hold for every request.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedYears } from '../../../test/fixtures/shipped-years.ts'
import { addWorkingDays, isWorkingDay, nextDay, type YearCalendar } from '../../calendar/working-days.ts'
import { type ClockEvent, type DayReason, statutoryClock } from './statutory-clock.ts'

const due = (received: string, events: readonly ClockEvent[] = [], workingDays = 20) =>
  statutoryClock(received, events, shippedYears, workingDays).due
const reasonOn = (received: string, events: readonly ClockEvent[], day: string): DayReason | undefined =>
  statutoryClock(received, events, shippedYears).days.find((one) => one.day === day)?.why

describe('the vectors', () => {
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
  ])('F61: received on %s, %i working days end on %s', (received, days, last) => {
    expect(statutoryClock(received, [], shippedYears, days)).toMatchObject({ due: last, estimated: false, waiting: [] })
  })

  test('every day has its reason: receipt, spring festival, a worked Saturday', () => {
    expect(reasonOn('2026-02-13', [], '2026-02-13')).toBe('receipt')
    expect(reasonOn('2026-02-13', [], '2026-02-14')).toBe('worked-weekend')
    expect(reasonOn('2026-02-13', [], '2026-02-18')).toBe('holiday')
    expect(reasonOn('2026-02-13', [], '2026-03-01')).toBe('weekend')
    expect(reasonOn('2026-02-13', [], '2026-03-19')).toBe('working-day')
  })
})

describe('what moves the clock', () => {
  test('条例 第33条: an extension adds its working days', () => {
    expect(due('2026-09-24', [{ kind: 'extended', day: '2026-10-20', workingDays: 20 }])).toBe('2026-11-26')
    expect(due('2026-09-24', [{ kind: 'extended', day: '2026-10-29', workingDays: 5 }])).toBe('2026-11-05')
  })

  test('an extension after the last day comes too late and changes nothing', () => {
    expect(due('2026-09-24', [{ kind: 'extended', day: '2026-10-30', workingDays: 20 }])).toBe('2026-10-29')
  })

  test('条例 第30条: the limit begins anew on the day the completed request comes', () => {
    const events: ClockEvent[] = [
      { kind: 'supplement-asked', day: '2026-03-02', until: '2026-03-13' },
      { kind: 'supplement-answered', day: '2026-04-30' },
    ]
    expect(due('2026-02-25', events)).toBe('2026-06-01')
    expect(reasonOn('2026-02-25', events, '2026-03-02')).toBe('working-day')
    expect(reasonOn('2026-02-25', events, '2026-03-03')).toBe('waiting-supplement')
    expect(reasonOn('2026-02-25', events, '2026-04-30')).toBe('restart-supplement')
  })

  test('while the applicant has not completed the request no limit runs, and the days shown end with the period given', () => {
    const clock = statutoryClock(
      '2026-02-25',
      [{ kind: 'supplement-asked', day: '2026-03-02', until: '2026-03-13' }],
      shippedYears,
    )
    expect(clock).toMatchObject({ due: undefined, waiting: ['supplement'] })
    expect(clock.days.at(-1)?.day).toBe('2026-03-13')
  })

  test('条例 第33条: the time of an opinion is not counted; two at once are not taken off twice', () => {
    // 2026-10-29 without; away: 10-12…10-16, five working days.
    const third: ClockEvent[] = [
      { kind: 'third-party-asked', day: '2026-10-10' },
      { kind: 'third-party-answered', day: '2026-10-16' },
    ]
    expect(due('2026-09-24', third)).toBe('2026-11-05')
    const both: ClockEvent[] = [
      ...third,
      { kind: 'co-producer-asked', day: '2026-10-12' },
      { kind: 'co-producer-answered', day: '2026-10-15' },
    ]
    expect(due('2026-09-24', both)).toBe('2026-11-05')
  })

  test('an opinion that has not come is taken at its latest, 15 working days on, and the end is an estimate', () => {
    const clock = statutoryClock('2026-09-24', [{ kind: 'third-party-asked', day: '2026-10-12' }], shippedYears)
    expect(clock).toMatchObject({ waiting: ['third-party'], estimated: true })
    expect(clock.due).toBe(addWorkingDays('2026-10-29', 15, shippedYears).day)
  })

  test('国办函〔2020〕109号: the limit begins anew once the fee is paid', () => {
    const noticed: ClockEvent = { kind: 'fee-noticed', day: '2026-09-22', until: '2026-10-27' }
    expect(due('2026-09-18', [noticed])).toBeUndefined()
    expect(due('2026-09-18', [noticed, { kind: 'fee-paid', day: '2026-09-30' }])).toBe('2026-11-03')
  })

  test('条例 第35条: a deferred answer ends on the day named, or the first working day after it', () => {
    expect(due('2026-09-24', [{ kind: 'deferred', day: '2026-10-20', until: '2026-12-01' }])).toBe('2026-12-01')
    expect(due('2026-09-24', [{ kind: 'deferred', day: '2026-10-20', until: '2026-12-05' }])).toBe('2026-12-07')
    expect(due('2026-09-24', [{ kind: 'deferred', day: '2026-10-20', until: '2026-10-21' }])).toBe('2026-10-29')
  })

  test('an answer to what nobody asked changes nothing', () => {
    for (const kind of ['supplement-answered', 'fee-paid', 'third-party-answered'] as const)
      expect(due('2026-09-24', [{ kind, day: '2026-10-12' }])).toBe('2026-10-29')
  })
})

describe('every request', () => {
  const day = (from: string, to: string) =>
    fc
      .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
  const received = day('2019-05-15', '2025-06-30')
  const later = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
  const gap = fc.integer({ min: 0, max: 40 })
  const working = (from: string, to: string) => {
    let count = 0
    for (let at = nextDay(from); at <= to; at = nextDay(at)) count += isWorkingDay(at, shippedYears).working ? 1 : 0
    return count
  }

  test('without events the clock and the plain count agree, on a working day, with each number once', () => {
    fc.assert(
      fc.property(received, fc.integer({ min: 1, max: 40 }), (from, limit) => {
        const clock = statutoryClock(from, [], shippedYears, limit)
        expect({ day: clock.due, estimated: clock.estimated }).toEqual(addWorkingDays(from, limit, shippedYears))
        expect(clock.days.flatMap(({ number }) => number ?? [])).toEqual(Array.from({ length: limit }, (_, at) => at + 1))
      }),
    )
  })

  test('no event makes the answer due earlier, and it is never due on a day off', () => {
    const event = fc.tuple(fc.constantFrom('third-party', 'co-producer', 'extended', 'deferred', 'supplement', 'fee'), gap, gap)
    fc.assert(
      fc.property(received, fc.array(event, { maxLength: 4 }), (from, drawn) => {
        const events = drawn.flatMap(([what, start, length]): ClockEvent[] => {
          const asked = later(from, start)
          const answered = later(asked, length)
          switch (what) {
            case 'extended':
              return [{ kind: what, day: asked, workingDays: (length % 20) + 1 }]
            case 'deferred':
              return [{ kind: what, day: asked, until: answered }]
            case 'supplement':
              return [
                { kind: 'supplement-asked', day: asked, until: answered },
                { kind: 'supplement-answered', day: answered },
              ]
            case 'fee':
              return [
                { kind: 'fee-noticed', day: asked, until: answered },
                { kind: 'fee-paid', day: answered },
              ]
            default:
              return [
                { kind: `${what}-asked`, day: asked },
                { kind: `${what}-answered`, day: answered },
              ]
          }
        })
        const last = due(from, events) ?? ''
        expect(last >= (due(from) ?? '')).toBe(true)
        expect(isWorkingDay(last, shippedYears).working).toBe(true)
      }),
    )
  })

  test('a pause adds up: the working days before it and after it are twenty', () => {
    fc.assert(
      fc.property(received, fc.integer({ min: 0, max: 15 }), gap, (from, start, length) => {
        const asked = later(from, start)
        const answered = later(asked, length)
        const last =
          due(from, [
            { kind: 'co-producer-asked', day: asked },
            { kind: 'co-producer-answered', day: answered },
          ]) ?? ''
        expect(working(from, asked) + working(answered, last)).toBe(20)
      }),
    )
  })

  test('a restart adds up: from the completed request on it is as if that had been the receipt', () => {
    fc.assert(
      fc.property(received, fc.integer({ min: 0, max: 9 }), gap, (from, start, length) => {
        const asked = later(from, start)
        const answered = later(asked, length)
        const events: ClockEvent[] = [
          { kind: 'supplement-asked', day: asked, until: answered },
          { kind: 'supplement-answered', day: answered },
        ]
        expect(due(from, events)).toBe(due(answered))
      }),
    )
  })

  test('F61: a calendar that is changed later is simply counted with', () => {
    fc.assert(
      fc.property(day('2026-03-01', '2026-08-31'), (off) => {
        const changed: YearCalendar[] = shippedYears.map((year) =>
          year.year === 2026 ? { ...year, daysOff: [...year.daysOff, off] } : year,
        )
        const before = statutoryClock('2026-03-02', [], shippedYears)
        const after = statutoryClock('2026-03-02', [], changed)
        const counted = before.days.some((one) => one.day === off && one.counted)
        expect(after.due).toBe(counted ? addWorkingDays(before.due ?? '', 1, changed).day : before.due)
      }),
    )
  })

  test('a year whose notice is not there yet is an estimate', () => {
    expect(statutoryClock('2026-12-20', [], shippedYears).estimated).toBe(true)
    expect(statutoryClock('2018-12-20', [], shippedYears).estimated).toBe(true)
  })
})
