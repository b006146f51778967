import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import published from '../../assets/calendars/2026.json' with { type: 'json' }
import { isWorkingDay, nextDay, yearCalendarSchema } from '../calendar/working-days.ts'
import { daysBetween, dueOn } from './register-due.ts'
import { REGISTER_DUE, REGISTERS } from './registers.ts'

const calendars = [yearCalendarSchema.parse(published)]
const ask = (register: (typeof REGISTERS)[number], today: string, days: string[], from = '2026-01-01') =>
  dueOn(register, { days, today, from, calendars })

describe('日检', () => {
  test('is due on a working day until it is done', () => {
    expect(ask('daily-check', '2026-11-25', ['2026-11-24'])).toEqual({ state: 'due', by: '2026-11-25', lastOn: '2026-11-24' })
    expect(ask('daily-check', '2026-11-25', ['2026-11-24', '2026-11-25']).state).toBe('done')
  })
  test('a working day left out is said, and today’s check settles it', () => {
    expect(ask('daily-check', '2026-11-25', ['2026-11-20'])).toEqual({
      ...{ state: 'overdue', since: '2026-11-23', lastOn: '2026-11-20' },
    })
    expect(ask('daily-check', '2026-11-25', ['2026-11-20', '2026-11-25']).state).toBe('done')
  })
  test('nothing is owed on days off, and a worked Saturday counts (调休)', () => {
    expect(ask('daily-check', '2026-10-04', ['2026-09-30']).state).toBe('done')
    expect(ask('daily-check', '2026-10-10', ['2026-10-09'])).toMatchObject({ state: 'due', by: '2026-10-10' })
  })
  test('a terminal set up today owes today alone', () => {
    expect(ask('daily-check', '2026-11-25', [], '2026-11-25')).toEqual({ state: 'due', by: '2026-11-25' })
    expect(ask('daily-check', '2026-11-26', [], '2026-11-25')).toEqual({ state: 'overdue', since: '2026-11-25' })
  })
})

describe('by quarter and by year', () => {
  test('季度清理 is due until the quarter ends, and overdue when the last quarter had none', () => {
    expect(ask('quarterly-clean-up', '2026-05-10', ['2026-03-31'])).toMatchObject({ state: 'due', by: '2026-06-30' })
    expect(ask('quarterly-clean-up', '2026-05-10', ['2026-04-01']).state).toBe('done')
    expect(ask('quarterly-clean-up', '2026-05-10', ['2025-12-31'])).toMatchObject({ state: 'overdue', since: '2026-03-31' })
  })
  test('a hall that began a few days before the quarter’s end owes nothing for it', () => {
    expect(ask('quarterly-clean-up', '2026-10-08', [], '2026-09-20')).toEqual({ state: 'due', by: '2026-12-31' })
    expect(ask('quarterly-clean-up', '2026-10-08', [], '2026-08-20')).toEqual({ state: 'overdue', since: '2026-09-30' })
  })
  test('培训 of last year is missed on New Year’s Day', () => {
    expect(ask('training', '2026-12-31', [])).toEqual({ state: 'due', by: '2026-12-31' })
    expect(ask('training', '2027-01-01', [])).toEqual({ state: 'overdue', since: '2026-12-31' })
    expect(ask('training', '2027-01-01', ['2026-02-03'])).toEqual({ state: 'due', by: '2027-12-31', lastOn: '2026-02-03' })
  })
  test('故障 and 更新 are written when something happens, and never owed', () => {
    expect(ask('fault', '2026-11-25', [])).toEqual({ state: 'done' })
    expect(ask('update', '2026-11-25', ['2026-11-20'])).toEqual({ state: 'done', lastOn: '2026-11-20' })
  })
})

describe('for any register, day and past', () => {
  const day = fc
    .integer({ min: Date.parse('2026-01-01') / 86_400_000, max: Date.parse('2027-12-31') / 86_400_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
  const question = fc.record({ days: fc.array(day, { maxLength: 30 }), today: day, from: day })

  test('an entry today settles every register, and what is due or overdue lies on the right side of today', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REGISTERS), question, (register, { days, today, from }) => {
        const due = dueOn(register, { days, today, from, calendars })
        expect(dueOn(register, { days: [...days, today], today, from, calendars }).state).toBe('done')
        if (due.state === 'due') expect(due.by >= today).toBe(true)
        if (due.state === 'overdue') expect(due.since < today && daysBetween(from, due.since) >= 0).toBe(true)
        if (due.lastOn !== undefined) expect(days.includes(due.lastOn) && due.lastOn <= today).toBe(true)
        if (REGISTER_DUE[register] === 'working-day' && due.state === 'overdue')
          expect(isWorkingDay(due.since, calendars).working && !days.includes(due.since)).toBe(true)
      }),
    )
  })

  test('a further entry never makes a register worse, and days to come count for nothing', () => {
    const rank = { done: 0, due: 1, overdue: 2 } as const
    fc.assert(
      fc.property(fc.constantFrom(...REGISTERS), question, day, (register, { days, today, from }, more) => {
        const before = dueOn(register, { days, today, from, calendars })
        const after = dueOn(register, { days: [...days, more], today, from, calendars })
        expect(rank[after.state]).toBeLessThanOrEqual(rank[before.state])
        if (more > today) expect(after).toEqual(before)
      }),
    )
  })

  test('a register filled in on each working day is never overdue', () => {
    const days: string[] = []
    for (let today = '2026-01-01'; today <= '2026-12-31'; today = nextDay(today)) {
      for (const register of REGISTERS)
        expect(dueOn(register, { days, today, from: '2026-01-01', calendars }).state).not.toBe('overdue')
      if (isWorkingDay(today, calendars).working) days.push(today)
    }
  })
})
