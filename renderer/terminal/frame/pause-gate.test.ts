import { expect, test } from 'vitest'
import { pauseGate } from './pause-gate.ts'

test('ten taps that began on another button press nothing; a press after reading does, and its echo does not', () => {
  const passes = pauseGate(1000, 0)
  expect([200, 700, 1200, 1700, 2200].map(passes)).toEqual([false, false, false, false, false])
  expect(passes(5000)).toBe(true)
  expect(passes(5500)).toBe(false)
})
