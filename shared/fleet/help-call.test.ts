import { expect, test } from 'vitest'
import { HELP_CALL_OPEN_MS, helpCallStands, mayRing, toldHelpCallSchema } from './help-call.ts'

test('the first press rings, a second at once does not, one after a while does', () => {
  expect(mayRing([], 0)).toBe(true)
  expect(mayRing([1_000], 1_500)).toBe(false)
  expect(mayRing([1_000], 21_000)).toBe(true)
})

test('a child that presses all afternoon makes at most four sounds in ten minutes', () => {
  const rings: number[] = []
  for (let now = 0; now < 3_600_000; now += 500) if (mayRing(rings, now)) rings.push(now)
  for (const start of rings)
    expect(rings.filter((at) => at >= start && at - start < HELP_CALL_OPEN_MS).length).toBeLessThanOrEqual(4)
  expect(rings.length).toBeLessThanOrEqual(24)
  expect(rings.length).toBeGreaterThan(12)
})

test('a call stands for ten minutes, or until it is ended', () => {
  const calledAt = '2026-11-25T01:00:00.000Z'
  const at = (minutes: number) => new Date(Date.parse(calledAt) + minutes * 60_000)
  expect(helpCallStands({ calledAt, endedAt: undefined }, at(9))).toBe(true)
  expect(helpCallStands({ calledAt, endedAt: undefined }, at(10))).toBe(false)
  expect(helpCallStands({ calledAt, endedAt: at(2).toISOString() }, at(3))).toBe(false)
})

test('what a terminal tells has no room for anything else', () => {
  const told = { id: '3f0c1f4e-8f4e-4d53-9d3b-0a1d5c7b2e11', rings: 1, over: false }
  expect(toldHelpCallSchema.safeParse(told).success).toBe(true)
  for (const wrong of [
    { ...told, who: '某某某' },
    { ...told, rings: 0 },
    { ...told, rings: 9_999 },
    { ...told, id: '1' },
  ])
    expect(toldHelpCallSchema.safeParse(wrong).success).toBe(false)
})
