import { expect, test } from 'vitest'
import { hourCountsSchema, hourOf, searchesByDay, terminalUseSchema, zoneUse } from './use-counts.ts'

const hour = (at: string, opened: Record<string, number>, searches = 0, withoutResult = 0) => ({
  hour: at,
  counts: { opened, searches, withoutResult },
})

test('an hour is the hall’s hour', () => {
  expect(hourOf(new Date('2026-11-27T16:30:00Z'))).toBe('2026-11-28T00')
})

test('opened documents count for the first zone that lists their kind, by the hour of the day over all days', () => {
  const zones = [
    { id: 'query', shows: ['policy', 'notice'] as const },
    { id: 'guides', shows: ['guide', 'policy'] as const },
  ].map(({ id, shows }) => ({ id, shows: [...shows] }))
  const use = [hour('2026-11-26T09', { policy: 2, guide: 1 }), hour('2026-11-27T09', { notice: 1, event: 4 })]
  const counted = zoneUse(use, zones)
  expect(counted.map(({ zone, hours }) => [zone, hours[9], hours[10]])).toEqual([
    ['query', 3, 0],
    ['guides', 1, 0],
    [undefined, 4, 0],
  ])
})

test('searches are counted by day; days without one are left out', () => {
  const use = [hour('2026-11-26T09', {}, 3, 1), hour('2026-11-26T15', {}, 2, 2), hour('2026-11-27T09', { policy: 1 })]
  expect(searchesByDay(use)).toEqual([{ day: '2026-11-26', searches: 5, withoutResult: 3 }])
})

test('what a terminal tells is numbers under names of kinds: no words, no other hours, no floods', () => {
  const counts = { opened: {}, searches: 0, withoutResult: 0 }
  const run = '00000000-0000-4000-8000-000000000000'
  expect(terminalUseSchema.safeParse({ run, hours: { '2026-11-27T09': counts } }).success).toBe(true)
  for (const hours of [
    { '2026-11-27T24': counts },
    { yesterday: counts },
    Object.fromEntries(
      Array.from({ length: 49 }, (_, at) => [
        `2026-10-${String(10 + Math.floor(at / 24))}T${String(at % 24).padStart(2, '0')}`,
        counts,
      ]),
    ),
  ])
    expect(terminalUseSchema.safeParse({ run, hours }).success).toBe(false)
  for (const wrong of [{ opened: { '张三 低保': 1 } }, { searches: -1 }, { searches: 1e9 }, { term: '低保' }])
    expect(hourCountsSchema.safeParse({ ...counts, ...wrong }).success).toBe(false)
})
