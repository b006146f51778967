// What stays true of every character that is written, with a handful of templates.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ink, InkStroke } from './ink.ts'
import { FIELD, normaliseInk } from './normalise-ink.ts'
import { recognise } from './recognise.ts'
import { readTemplates, writeTemplates } from './templates.ts'

const line = (...points: readonly (readonly [number, number])[]): InkStroke => points.map(([x, y]) => ({ x, y }))
const LEVEL = line([10, 50], [90, 48])
const UPRIGHT = line([50, 8], [50, 92])
const SHAPES: Readonly<Record<string, Ink>> = {
  一: [LEVEL],
  二: [line([25, 25], [75, 24]), line([10, 80], [90, 79])],
  三: [line([20, 15], [80, 14]), line([28, 48], [72, 47]), line([8, 85], [92, 84])],
  十: [LEVEL, UPRIGHT],
  口: [line([15, 20], [18, 85]), line([15, 20], [85, 20], [80, 85]), line([18, 85], [80, 85])],
  人: [line([50, 8], [45, 45], [10, 92]), line([48, 40], [60, 65], [92, 92])],
}
const read = readTemplates(
  writeTemplates(
    Object.entries(SHAPES).map(([character, strokes]) => ({ character, strokes })),
    '',
  ),
)
if (!read.ok) throw new Error(`expected templates, got ${read.error.code}`)
const templates = read.value
const firstOf = (ink: Ink) => recognise(ink, templates)[0]?.character

/** Everything a page could ever hand over: nothing, dots, far too much. */
const anyInk = fc.array(
  fc.array(fc.record({ x: fc.double({ noNaN: true }), y: fc.double({ noNaN: true }) }), { maxLength: 40 }),
  { maxLength: 200 },
)

describe('a written character', () => {
  test('is found as it is in the templates', () => {
    for (const [character, ink] of Object.entries(SHAPES)) expect(firstOf(ink)).toBe(character)
  })

  test('may have its strokes in another order', () => {
    expect(firstOf([UPRIGHT, LEVEL])).toBe('十')
    const [first = [], second = [], third = []] = SHAPES['口'] ?? []
    expect(firstOf([second, third, first])).toBe('口')
  })

  test('may have strokes joined, and a stroke fallen apart', () => {
    const [first = [], second = [], third = []] = SHAPES['三'] ?? []
    expect(firstOf([[...first, ...second], third])).toBe('三')
    expect(firstOf([line([10, 50], [48, 49]), line([52, 49], [90, 48]), UPRIGHT])).toBe('十')
  })

  test('may lean and climb', () => {
    const leaning = (SHAPES['口'] ?? []).map((stroke) => stroke.map(({ x, y }) => ({ x: x - 0.2 * y, y: y - 0.15 * x })))
    expect(firstOf(leaning)).toBe('口')
  })

  test('is the same wherever and however large it stands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(SHAPES)),
        fc.double({ min: 0.05, max: 40, noNaN: true }),
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -2000, max: 2000 }),
        (character, scale, left, top) => {
          const moved = (SHAPES[character] ?? []).map((stroke) =>
            stroke.map(({ x, y }) => ({ x: left + x * scale, y: top + y * scale })),
          )
          const [here, there] = [recognise(SHAPES[character] ?? [], templates), recognise(moved, templates)]
          expect(there.map((one) => one.character)).toEqual(here.map((one) => one.character))
          for (const [place, { distance }] of here.entries()) expect(there[place]?.distance).toBeCloseTo(distance, 1)
        },
      ),
    )
  })
})

describe('any ink', () => {
  test('is answered, with at most ten different characters, the nearest first', () => {
    fc.assert(
      fc.property(anyInk, (ink) => {
        const candidates = recognise(ink, templates)
        expect(candidates.length).toBeLessThanOrEqual(10)
        expect(new Set(candidates.map(({ character }) => character)).size).toBe(candidates.length)
        const distances = candidates.map(({ distance }) => distance)
        expect(distances.every(Number.isFinite)).toBe(true)
        expect(distances.toSorted((one, other) => one - other)).toEqual(distances)
      }),
      { numRuns: 60 },
    )
  })

  test('comes into bounds as numbers', () => {
    fc.assert(
      fc.property(anyInk, (ink) => {
        for (const path of normaliseInk(ink))
          expect(path.every((coordinate) => coordinate >= -FIELD && coordinate <= 2 * FIELD)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('without a point gives nothing', () => {
    expect(recognise([], templates)).toEqual([])
    expect(recognise([[], [{ x: Number.NaN, y: 1 }]], templates)).toEqual([])
    expect(recognise([[{ x: 5, y: 5 }]], templates).length).toBeGreaterThan(0)
  })
})
