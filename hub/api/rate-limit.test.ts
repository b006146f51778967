import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit.ts'

test('so many in a minute for each caller, and again in the next', () => {
  let now = new Date('2026-11-25T02:00:00Z')
  const limit = rateLimit(3, () => now)
  const tries = (key: string) => [1, 2, 3, 4].map(() => limit.take(key))
  expect(tries('a')).toEqual([true, true, true, false])
  expect(tries('b')).toEqual([true, true, true, false])
  now = new Date('2026-11-25T02:01:00Z')
  expect(limit.take('a')).toBe(true)
  // A clock set back begins a minute of its own, and locks nobody out.
  now = new Date('2026-11-25T01:00:00Z')
  expect(tries('a')).toEqual([true, true, true, false])
})

test('callers without number take no memory without end', () => {
  const limit = rateLimit(3, () => new Date(0))
  for (let n = 0; n < 30_000; n += 1) limit.take(`caller-${n}`)
  expect(limit.take('one more')).toBe(false)
})
