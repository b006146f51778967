import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pinProblem, waitAfterWrongTries } from './pin.ts'

test.each([
  '000000',
  '111111',
  '123456',
  '654321',
  '890123',
  '321098',
  '121212',
  '123123',
  '112233',
  '111222',
  '123321',
  '100001',
])('%s is what anybody would try first', (pin) => expect(pinProblem(pin)).toBe('pin-weak'))

test.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 135790', '135790\n'])('%j is no PIN', (pin) =>
  expect(pinProblem(pin)).toBe('pin-not-six-digits'),
)

test.each(['719304', '480215', '903617'])('%s may be used', (pin) => expect(pinProblem(pin)).toBeUndefined())

test('nearly all of the million stay usable', () => {
  let usable = 0
  for (let n = 0; n < 1_000_000; n += 1) if (pinProblem(String(n).padStart(6, '0')) === undefined) usable += 1
  expect(usable).toBeGreaterThan(980_000)
})

test('two slips are free, then each wrong try waits at least as long as the one before, up to a quarter of an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 50].map(waitAfterWrongTries)).toEqual([0, 0, 30_000, 60_000, 300_000, 900_000, 900_000, 900_000])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (wrong) => {
      expect(waitAfterWrongTries(wrong + 1)).toBeGreaterThanOrEqual(waitAfterWrongTries(wrong))
    }),
  )
})
