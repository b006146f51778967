import { expect, test } from 'vitest'
import { shippedYears } from '../../test/fixtures/shipped-years.ts'
import { REGISTERS } from '../standard/registers.ts'
import { registerStandings } from './register-standing.ts'

const ask = (told: Record<string, string>, now: string, kept = [...REGISTERS]) =>
  registerStandings({ told, kept, enrolledAt: '2026-01-05T01:00:00Z', now: new Date(now), calendars: shippedYears })
const of = (standings: ReturnType<typeof ask>, register: string) => standings.find((one) => one.register === register)

test('a daily check of today is done, of yesterday is due, of last week is overdue since the first day that was missed', () => {
  const daily = (lastOn: string) => of(ask({ 'daily-check': lastOn }, '2026-11-25T02:00:00Z'), 'daily-check')
  expect(daily('2026-11-25')).toEqual({ register: 'daily-check', state: 'done', lastOn: '2026-11-25' })
  expect(daily('2026-11-24')).toEqual({ register: 'daily-check', state: 'due', lastOn: '2026-11-24' })
  expect(daily('2026-11-19')).toEqual({ register: 'daily-check', state: 'overdue', lastOn: '2026-11-19', since: '2026-11-20' })
})

test('a holiday owes no daily check', () => {
  expect(of(ask({ 'daily-check': '2026-09-30' }, '2026-10-08T00:30:00Z'), 'daily-check')).toMatchObject({ state: 'due' })
})

test('updates and faults are written when they happen: never overdue, with or without an entry', () => {
  const standings = ask({ fault: '2026-03-02' }, '2026-11-25T02:00:00Z')
  expect(of(standings, 'fault')).toEqual({ register: 'fault', state: 'done', lastOn: '2026-03-02' })
  expect(of(standings, 'update')).toEqual({ register: 'update', state: 'done' })
})

test('the clean-up of a quarter that has ended is overdue; an entry in this quarter makes it done', () => {
  expect(of(ask({ 'quarterly-clean-up': '2026-05-01' }, '2026-11-25T02:00:00Z'), 'quarterly-clean-up')).toMatchObject({
    state: 'overdue',
  })
  expect(of(ask({ 'quarterly-clean-up': '2026-10-09' }, '2026-11-25T02:00:00Z'), 'quarterly-clean-up')).toMatchObject({
    state: 'done',
  })
})

test('what the office keeps shows only when it is overdue, and what the standard does not demand never does', () => {
  const fine = ask({ 'daily-check': '2026-11-25' }, '2026-11-25T02:00:00Z')
  expect(fine.map(({ register }) => register)).toEqual(['daily-check', 'update', 'fault', 'quarterly-clean-up'])
  const later = ask({}, '2027-02-01T02:00:00Z')
  expect(of(later, 'training')).toMatchObject({ state: 'overdue' })
  expect(ask({ 'made-up': '2026-11-25', constructor: 'x' }, '2026-11-25T02:00:00Z', ['update'])).toEqual([
    { register: 'update', state: 'done' },
  ])
})
