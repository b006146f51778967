import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachLinePx } from './reach-line.ts'

const PORTRAIT = { width: 1080, height: 1920 }
const page = fc.record({ width: fc.integer({ min: 600, max: 4000 }), height: fc.integer({ min: 600, max: 4000 }) })
const device = fc.record({
  diagonalInches: fc.double({ min: 10, max: 110, noNaN: true }),
  lowerEdgeMm: fc.integer({ min: 0, max: 1800 }),
})

test('a 43-inch screen that starts 800 mm above the floor: the line lies a little above half its height', () => {
  // 43 in = 952 mm high; 1220 mm is 420 mm above its lower edge.
  expect(reachLinePx({ diagonalInches: 43, lowerEdgeMm: 800 }, PORTRAIT)).toBeCloseTo(1920 * (1 - 420 / 951.9), 0)
})

test('a 21-inch screen on a desk can be touched everywhere; one that starts at 1300 mm nowhere', () => {
  expect(reachLinePx({ diagonalInches: 21.5, lowerEdgeMm: 750 }, { width: 1920, height: 1080 })).toBe(0)
  expect(reachLinePx({ diagonalInches: 43, lowerEdgeMm: 1300 }, PORTRAIT)).toBe(1920)
})

test('the line is on the page, and a higher or larger screen never brings it up', () => {
  fc.assert(
    fc.property(device, page, fc.integer({ min: 0, max: 500 }), (record, shown, more) => {
      const line = reachLinePx(record, shown)
      expect(line).toBeGreaterThanOrEqual(0)
      expect(line).toBeLessThanOrEqual(shown.height)
      const higher = { ...record, lowerEdgeMm: record.lowerEdgeMm + more }
      expect(reachLinePx(higher, shown)).toBeGreaterThanOrEqual(line - 1e-6)
    }),
  )
})

test('what lies on the line is 1220 mm above the floor', () => {
  fc.assert(
    fc.property(device, page, (record, shown) => {
      const line = reachLinePx(record, shown)
      if (line === 0 || line === shown.height) return
      const heightMm = (record.diagonalInches * 25.4 * shown.height) / Math.hypot(shown.width, shown.height)
      expect(record.lowerEdgeMm + heightMm * (1 - line / shown.height)).toBeCloseTo(1220, 3)
    }),
  )
})

test('the same screen at another resolution has its line at the same share of the page', () => {
  fc.assert(
    fc.property(device, page, fc.double({ min: 0.5, max: 3, noNaN: true }), (record, shown, scale) => {
      const scaled = { width: shown.width * scale, height: shown.height * scale }
      expect(reachLinePx(record, scaled) / scaled.height).toBeCloseTo(reachLinePx(record, shown) / shown.height, 6)
    }),
  )
})
