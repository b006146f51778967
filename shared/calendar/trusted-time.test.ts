import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trustedTime } from './trusted-time.ts'

const DAY_MS = 86_400_000
const FLOOR = new Date('2027-03-01T08:00:00Z')
const after = (ms: number) => new Date(FLOOR.getTime() + ms)

test('a clock within 400 days after the newest signed content is believed, to the millisecond', () => {
  for (const ms of [0, 1, 30 * DAY_MS, 400 * DAY_MS])
    expect(trustedTime(after(ms), FLOOR)).toEqual({ now: after(ms), trusted: true })
})

test('F59: a clock in 1970, 2015 or 2099 is not believed, and the signed floor stands in for it', () => {
  for (const clock of ['1970-01-01T00:00:00Z', '2015-06-01T00:00:00Z', '2099-01-01T00:00:00Z'])
    expect(trustedTime(new Date(clock), FLOOR)).toEqual({ now: FLOOR, trusted: false })
  expect(trustedTime(after(-1), FLOOR)).toEqual({ now: FLOOR, trusted: false })
  expect(trustedTime(after(400 * DAY_MS + 1), FLOOR)).toEqual({ now: FLOOR, trusted: false })
})

test('a terminal without any content, or with a floor older than the program, takes the first release as its floor', () => {
  const release = new Date('2026-11-01T00:00:00Z')
  const clock = new Date('2026-11-25T02:00:00Z')
  expect(trustedTime(clock, undefined)).toEqual({ now: clock, trusted: true })
  expect(trustedTime(new Date('2026-10-31T23:59:59Z'), undefined)).toEqual({ now: release, trusted: false })
  expect(trustedTime(new Date('2020-01-01T00:00:00Z'), new Date('1999-01-01T00:00:00Z'))).toEqual({
    now: release,
    trusted: false,
  })
})

test('F60: whatever the clock says, the time used never lies before the floor, and a broken clock is not believed', () => {
  const moment = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2199-01-01T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, moment, (clock, floor) => {
      const { now, trusted } = trustedTime(clock, floor)
      expect(now >= floor).toBe(true)
      if (trusted) expect(now).toBe(clock)
    }),
  )
  expect(trustedTime(new Date(Number.NaN), FLOOR)).toEqual({ now: FLOOR, trusted: false })
})
