// 信息处理费: the vectors of the schedule, and what must hold for every count.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feeByItems, feeByPages } from './fees.ts'

test.each([
  [0, 0],
  [10, 0],
  [11, 100],
  [30, 2000],
  [31, 2200],
  [40, 4000],
  [41, 4300],
])('%i items in a month cost %i yuan', (items, yuan) => {
  expect(feeByItems(items)).toBe(yuan)
})

test.each([
  [30, 0],
  [31, 10],
  [100, 700],
  [101, 720],
  [200, 2700],
  [201, 2740],
])('%i pages cost %i yuan', (pages, yuan) => {
  expect(feeByPages(pages)).toBe(yuan)
})

test('a month told in two parts costs what it costs at once, and more never costs less', () => {
  const count = fc.integer({ min: 0, max: 200 })
  fc.assert(
    fc.property(count, count, (first, second) => {
      expect(feeByItems(first) + feeByItems(second, first)).toBe(feeByItems(first + second))
      expect(feeByItems(first + second)).toBeGreaterThanOrEqual(feeByItems(first))
      expect(feeByPages(first + second)).toBeGreaterThanOrEqual(feeByPages(first))
    }),
  )
})

test('half an item and less than none are mistakes of the caller', () => {
  for (const wrong of [-1, 1.5, Number.NaN]) {
    expect(() => feeByItems(wrong)).toThrow()
    expect(() => feeByPages(wrong)).toThrow()
  }
})
