import { expect, test } from 'vitest'
import { trustedTime } from './trusted-time.ts'

const floor = new Date('2026-11-25T00:00:00Z')

test('F59: a clock in 1970, 2015 or 2099 gives the signed floor, marked as not trusted', () => {
  for (const year of [1970, 2015, 2099])
    expect(trustedTime(new Date(Date.UTC(year, 5, 1)), floor)).toEqual({ now: floor, trusted: false })
})

test('a clock within 400 days after the floor is believed, one second before it is not', () => {
  const inside = new Date(floor.getTime() + 400 * 86_400_000)
  expect(trustedTime(inside, floor)).toEqual({ now: inside, trusted: true })
  expect(trustedTime(new Date(inside.getTime() + 1), floor).trusted).toBe(false)
  expect(trustedTime(new Date(floor.getTime() - 1000), floor).trusted).toBe(false)
})

test('without signed content the program’s own release is the floor', () => {
  expect(trustedTime(new Date('2026-12-01T00:00:00Z'), undefined).trusted).toBe(true)
  expect(trustedTime(new Date('2020-01-01T00:00:00Z'), undefined).trusted).toBe(false)
})
