// F69: each number of a standard and a theme, replaced by one that nobody means: refused by the schema, or within bounds that a page can show and a timer can hold.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { idleTimes } from './idle-times.ts'
import { standardProfileSchema } from './profile.ts'
import { themeSchema } from './theme.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
/** Nothing a page shows or waits for is larger. */
const ANY_MAX = 100_000
const MINUTE_MS = 60_000

type Path = readonly (string | number)[]

function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[key] = replaced(copy[key], rest, by)
  return copy
}

const hostile = fc.oneof(
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 1e308, -1, 2 ** 53, '1', null, true, [1]),
  fc.double(),
  fc.integer(),
)

test.each([
  ['the shipped standard', standardProfileSchema, 'assets/standards/default.json'],
  ['a place’s standard', standardProfileSchema, 'test/fixtures/standards/baihe.json'],
  ['a place’s theme', themeSchema, 'test/fixtures/standards/baihe-theme.json'],
] as const)('F69: %s', (_, schema: z.ZodType, path) => {
  const setting = read(path)
  expect(schema.safeParse(setting).success).toBe(true)
  const places = numbersIn(setting)
  expect(places.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.constantFrom(...places), hostile, (place, number) => {
      const parsed = schema.safeParse(replaced(setting, place, number))
      if (!parsed.success) return
      const kept = place.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], parsed.data)
      expect(Number.isFinite(kept), `${place.join('.')} is ${String(kept)}`).toBe(true)
      expect(Math.abs(Number(kept))).toBeLessThan(ANY_MAX)
    }),
    { numRuns: 2_000 },
  )
})

test('F69: whatever idle times a standard may hold, a page asks after seconds, never at once and never after hours', () => {
  const profile = standardProfileSchema.parse(read('assets/standards/default.json'))
  const seconds = fc.integer({ min: -10, max: 100_000 })
  fc.assert(
    fc.property(fc.record({ home: seconds, reading: seconds, forms: seconds, answer: seconds }), (idle) => {
      const parsed = standardProfileSchema.safeParse({ ...profile, idle })
      if (!parsed.success) return
      for (const kind of ['home', 'reading', 'forms', 'maintenance'] as const) {
        const { limitMs, answerMs } = idleTimes(parsed.data.idle, kind)
        expect(limitMs).toBeGreaterThanOrEqual(MINUTE_MS / 3)
        expect(limitMs + answerMs).toBeLessThanOrEqual(40 * MINUTE_MS)
      }
    }),
  )
})
