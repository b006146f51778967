import { expect, test } from 'vitest'
import { isSecondHalf } from './double-press.ts'

const first = { x: 500, y: 900, at: 1_000 }

test('a second press at once and at the same spot is not another one', () => {
  expect(isSecondHalf(first, { x: 510, y: 905, at: 1_200 })).toBe(true)
})

test.each([
  ['later', { x: 500, y: 900, at: 1_400 }],
  ['elsewhere', { x: 600, y: 900, at: 1_100 }],
])('a press %s is another one', (_, now) => {
  expect(isSecondHalf(first, now)).toBe(false)
})

test('the first press of all counts', () => {
  expect(isSecondHalf(undefined, first)).toBe(false)
})
