// Hangul as it is typed: the tricky words by name, then every syllable there is, and any text of them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TWO_SET_ROWS } from './two-set-layout.ts'
import { composing, type HangulTyping, NOTHING_TYPED, shownHangul, typeHangul } from './typing.ts'

/** Which keys a jamo of the Unicode decomposition needs: Unicode's own table, not the composer's. */
const LEAD_KEYS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const VOWEL_KEYS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ')
const TAIL_KEYS = 'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(
  ' ',
)

function keysOf(text: string): string[] {
  return [...text.normalize('NFD')].flatMap((jamo) => {
    const code = jamo.codePointAt(0) ?? 0
    return [...(LEAD_KEYS[code - 0x1100] ?? VOWEL_KEYS[code - 0x1161] ?? TAIL_KEYS[code - 0x11a8] ?? jamo)]
  })
}

function type(keys: Iterable<string>, from: HangulTyping = NOTHING_TYPED): HangulTyping {
  let typing = from
  for (const jamo of keys) typing = typeHangul(typing, { kind: 'jamo', jamo })
  return typing
}

const takeBack = (typing: HangulTyping) => typeHangul(typing, { kind: 'backspace' })

const ON_KEYS = TWO_SET_ROWS.flat().flatMap(({ jamo, shifted }) => [jamo, shifted])
const anyKey = fc.constantFrom(...ON_KEYS)
const anySyllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code))

describe('the keyboard', () => {
  test('has 26 keys, seven of them with a second jamo, each once', () => {
    const keys = TWO_SET_ROWS.flat()
    expect(keys).toHaveLength(26)
    expect(new Set(keys.map(({ code }) => code)).size).toBe(26)
    expect(
      keys
        .filter(({ jamo, shifted }) => jamo !== shifted)
        .map(({ shifted }) => shifted)
        .join(''),
    ).toBe('ㅃㅉㄸㄲㅆㅒㅖ')
    expect(new Set(ON_KEYS).size).toBe(33)
  })
})

describe('a word', () => {
  test.each([
    ['ㅎㅏㄴㄱㅡㄹ', '한글'],
    ['ㄷㅏㄹㄱㅇㅣ', '닭이'],
    ['ㄷㅏㄹㄱㅣ', '달기'],
    ['ㄱㅏㅂㅅㅣ', '갑시'],
    ['ㄱㅏㅂㅅㅇㅣ', '값이'],
    ['ㅇㅓㅂㅅㅇㅡㅁ', '없음'],
    ['ㅇㅡㅣㄹㅛ', '의료'],
    ['ㄱㅗㅏㄴㄱㅖ', '관계'],
    ['ㅇㅣㅆㅇㅓ', '있어'],
    ['ㄲㅏㄲㅇㅏ', '깎아'],
    ['ㄲㅏㄲㅏ', '까까'],
    ['ㅇㅗㅃㅏ', '오빠'],
    ['ㅋㅋㅠㅠ', 'ㅋ큐ㅠ'],
    ['ㄱㅅ', 'ㄱㅅ'],
    ['ㅗㅏㄴ', 'ㅘㄴ'],
  ])('%s is %s', (keys, word) => {
    expect(shownHangul(type(keys))).toBe(word)
  })

  test('shows which syllable may still change', () => {
    expect(composing(type('ㄷㅏㄹㄱ'))).toEqual({ finished: '', pending: '닭' })
    expect(composing(type('ㄷㅏㄹㄱㅣ'))).toEqual({ finished: '달', pending: '기' })
    expect(composing(NOTHING_TYPED)).toEqual({ finished: '', pending: '' })
  })
})

describe('backspace', () => {
  test('takes one jamo off, and a consonant that had moved on comes back', () => {
    const shown = []
    for (let typing = type('ㄷㅏㄹㄱㅣ'); shownHangul(typing) !== ''; typing = takeBack(typing)) shown.push(shownHangul(typing))
    expect(shown).toEqual(['달기', '닭', '달', '다', 'ㄷ'])
  })

  test('takes a whole character off what is committed, and nothing off nothing', () => {
    const committed = typeHangul(type('ㅁㅏㄹ'), { kind: 'commit' })
    expect(committed).toEqual({ text: '말', keys: [] })
    expect(takeBack(committed)).toEqual(NOTHING_TYPED)
    expect(takeBack(NOTHING_TYPED)).toEqual(NOTHING_TYPED)
  })

  test('as often as keys were pressed leads back to the beginning, over each state in between', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), (keys) => {
        const states = [NOTHING_TYPED]
        for (const key of keys) states.push(type([key], states.at(-1)))
        let typing = states.at(-1) ?? NOTHING_TYPED
        for (const before of states.slice(0, -1).reverse()) {
          typing = takeBack(typing)
          expect(typing).toEqual(before)
        }
        expect(typing).toEqual(NOTHING_TYPED)
      }),
    )
  })
})

describe('what is typed', () => {
  test('is each of the 11,172 syllables from its keys', () => {
    for (let code = 0xac00; code <= 0xd7a3; code += 1) {
      const syllable = String.fromCodePoint(code)
      const keys = keysOf(syllable)
      expect(keys.every((key) => ON_KEYS.includes(key))).toBe(true)
      expect(composing(type(keys))).toEqual({ finished: '', pending: syllable })
    }
  })

  test('is any text of syllables: none is ambiguous, since each begins with a consonant', () => {
    fc.assert(
      fc.property(fc.array(anySyllable, { maxLength: 30 }), (syllables) => {
        const text = syllables.join('')
        expect(shownHangul(type(keysOf(text)))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('loses no key: all jamo are in what is shown, in order', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), (keys) => {
        const inPairs: Readonly<Record<string, string>> = {
          ㅘ: 'ㅗㅏ',
          ㅙ: 'ㅗㅐ',
          ㅚ: 'ㅗㅣ',
          ㅝ: 'ㅜㅓ',
          ㅞ: 'ㅜㅔ',
          ㅟ: 'ㅜㅣ',
          ㅢ: 'ㅡㅣ',
        }
        const found = keysOf(shownHangul(type(keys))).flatMap((jamo) => [...(inPairs[jamo] ?? jamo)])
        expect(found).toEqual(keys)
      }),
    )
  })

  test('may be mixed with spaces and digits, which commit', () => {
    const typed = typeHangul(type('ㅈㅔ'), { kind: 'other', text: '3' })
    expect(typed).toEqual({ text: '제3', keys: [] })
    expect(shownHangul(type('ㅎㅗ', typed))).toBe('제3호')
  })
})
