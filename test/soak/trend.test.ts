import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, type Sample, secondHalf, slopeAnHour } from './trend.ts'

const row = (megabytes: (minute: number) => number): Sample[] =>
  Array.from({ length: 60 }, (_, i) => ({ atMinutes: i / 2, megabytes: megabytes(i / 2) }))

test('a leak is seen through noise and peaks, and noise and peaks alone are none', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 60, maxLength: 60 }), (noise) => {
      const noisy = (minute: number) => 200 + (noise[minute * 2] ?? 0) + (minute % 7 === 0 ? 80 : 0)
      expect(Math.abs(slopeAnHour(row(noisy)) ?? Number.NaN)).toBeLessThan(30)
      expect(slopeAnHour(row((minute) => noisy(minute) + minute * 2))).toBeGreaterThan(60)
    }),
  )
})

test('what comes to rest in the first half is no growth', () => {
  const filling = row((minute) => 100 + Math.min(minute, 10) * 20)
  expect(slopeAnHour(secondHalf(filling))).toBe(0)
  expect(slopeAnHour(filling)).toBeGreaterThan(0)
})

test('too few measurements say nothing', () => {
  expect(slopeAnHour(row(() => 1).slice(0, 2))).toBeUndefined()
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
})
