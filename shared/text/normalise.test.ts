import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise, normaliseInPlace, normaliseWithOrigin } from './normalise.ts'

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

/** The form as it is defined, by the whole text. */
function atOnce(original: string): string {
  const folded = original.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
  return folded
    .replace(/[〔【﹝]/g, '[')
    .replace(/[〕】﹞]/g, ']')
    .replace(/[〈《]/g, '<')
    .replace(/[〉》]/g, '>')
}

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

  test('unit by unit the form is the same as by the whole text at once', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(normalise(any)).toBe(atOnce(any))
      }),
      { numRuns: 2000 },
    )
  })

  test('each character that is normalised by itself is so beside every other', () => {
    const beside = ['', 'a', 'Σ', '一', '가', '\u1100', 'か', 'ｶ', '𥕛', '（', ' ']
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const character = String.fromCharCode(unit)
      const alone = normaliseInPlace(character)
      if (alone === undefined) continue
      expect(alone.length).toBe(1)
      if (beside.some((other) => atOnce(`${other}${character}`) !== `${atOnce(other)}${alone}`)) expect.unreachable(character)
    }
  })

  test('a text longer than what is normalised in one piece', () => {
    const long = `（ＡＢ）\uFEFF村`.repeat(5_000)
    expect(normaliseInPlace(long)).toBe(atOnce(long))
    expect(normaliseInPlace(`${long}㎡`)).toBeUndefined()
    expect(normalise(`${long}㎡`)).toBe(`${atOnce(long)}m2`)
  })

  test('what is already in its form stays as it is', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(normalise(normalise(any))).toBe(normalise(any))
      }),
    )
  })
})

/** Each offset of a text, its end too. */
function* placesOf(original: string): Generator<number> {
  for (let at = 0; at <= original.length; at += 1) yield at
}

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
        const { text: form, origin = [...placesOf(any)] } = normaliseWithOrigin(any)
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

  test('where each unit stands at its own place, a character further on that does not changes nothing', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { text: form, origin } = normaliseWithOrigin(any)
        if (origin !== undefined) return
        const careful = normaliseWithOrigin(`${any}㎡`)
        expect(careful).toEqual({ text: `${form}m2`, origin: [...placesOf(any), any.length, any.length + 1] })
      }),
      { numRuns: 2000 },
    )
  })

  test('㎡ gives two characters that both come from the one place; a decomposed é one that spans two', () => {
    expect(normaliseWithOrigin('10㎡外')).toEqual({ text: '10m2外', origin: [0, 1, 2, 2, 3, 4] })
    expect(normaliseWithOrigin('e\u0301a')).toEqual({ text: '\u00e9a', origin: [0, 2, 3] })
  })
})
