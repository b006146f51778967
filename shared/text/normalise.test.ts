import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise, normaliseWithOrigin } from './normalise.ts'

/** Any code points, and the ones that join, split, widen or shrink. */
const tricky = fc.constantFrom(
  ...[
    'ｶ',
    'ﾞ',
    'ㄱ',
    'ㅏ',
    '가',
    '\u11a8',
    '\u1100',
    '\u1161',
    'Σ',
    'ς',
    'Α',
    'İ',
    'ﬁ',
    '㎡',
    '①',
    '⒈',
    '〔',
    '２',
    'e\u0301',
    '\u0301',
    '𥕛',
    '\u3099',
    'か',
    '㍿',
    'ำ',
    '️',
    'ẞ',
    ' ',
    '。',
  ],
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 2 })), { maxLength: 30 }).map((pieces) => pieces.join('')),
  // Half surrogates, as a broken tool may leave them.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
)

describe('one form for every search', () => {
  test.each([
    ['２０２６年', '2026年'],
    ['〔2026〕12号', '[2026]12号'],
    ['﹝2026﹞', '[2026]'],
    ['【通知】', '[通知]'],
    ['《条例》', '<条例>'],
    ['（试行）', '(试行)'],
    ['﹙试行﹚', '(试行)'],
    ['ＡＢＣ', 'abc'],
    ['10㎡', '10m2'],
    ['①②', '12'],
    ['조선', '조선'],
    ['ΟΔΟΣ', 'οδοσ'],
  ])('F35: %s is searched as %s', (written, searched) => {
    expect(normalise(written)).toBe(searched)
  })

  test('what is already in its form stays as it is', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(normalise(normalise(any))).toBe(normalise(any))
      }),
    )
  })
})

describe('R23: the way back to the original', () => {
  test('character by character the text is the same as in one go', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(normaliseWithOrigin(any).text).toBe(normalise(any))
      }),
      { numRuns: 2000 },
    )
  })

  test('half-width katakana and loose Hangul letters join as they do in one go', () => {
    for (const joined of ['ｶﾞ', 'ㄱㅏ', '가ㄳ', '가\u11a8', 'Α.Σ'])
      expect(normaliseWithOrigin(joined).text).toBe(normalise(joined))
  })

  test('every unit knows a place in the original, in order, and the last is its end', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { text: form, origin } = normaliseWithOrigin(any)
        expect(origin.length).toBe(form.length + 1)
        expect(origin.at(-1)).toBe(any.length)
        origin.forEach((place, i) => {
          expect(place).toBeGreaterThanOrEqual(origin[i - 1] ?? 0)
          // Never the second half of a pair.
          const pair = /[\uD800-\uDBFF]$/.test(any.slice(0, place)) && /^[\uDC00-\uDFFF]/.test(any.slice(place))
          expect(pair).toBe(false)
        })
      }),
    )
  })

  test('㎡ gives two characters that both come from the one place; a decomposed é one that spans two', () => {
    expect(normaliseWithOrigin('10㎡外')).toEqual({ text: '10m2外', origin: [0, 1, 2, 2, 3, 4] })
    expect(normaliseWithOrigin('e\u0301a')).toEqual({ text: '\u00e9a', origin: [0, 2, 3] })
  })
})
