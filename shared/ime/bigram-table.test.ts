import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packPairs, pairReader } from './bigram-table.ts'

test('every pair that was packed is found with its gain to a sixteenth, and hardly another', () => {
  const word = fc.string({ unit: fc.constantFrom(...'的了我你不在有家人上学办理低保'), minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(word, word), { selector: ([a, b]) => `${a} ${b}`, maxLength: 60 }), (names) => {
      const pairs = names.map(([previous, next], i) => ({ previous, next, gain: 0.5 + (i % 15) }))
      const gainOf = pairReader(packPairs(pairs))
      for (const { previous, next, gain } of pairs) expect(gainOf(previous, next)).toBeCloseTo(gain, 1)
      expect(gainOf('没有', '这一对')).toBe(0)
    }),
  )
})

test('an empty block knows nothing', () => {
  expect(pairReader(new Uint8Array(0))('我', '家')).toBe(0)
  expect(pairReader(packPairs([]))('我', '家')).toBe(0)
})
