import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDisposable } from '../../platform/sqlite/open.ts'
import { GRAM_TOKENIZER, holdsEachTerm, indexGrams, searchTerms } from './grams.ts'
import { normalise } from './normalise.ts'

interface Text {
  readonly title: string
  readonly body: string
}

/** The table as a generation file has it, filled with texts; rows that hold every term by index alone. */
function filled(texts: readonly Text[]) {
  const db = openDisposable(':memory:')
  db.exec(`CREATE VIRTUAL TABLE grams USING fts5(words, tokenize = ${GRAM_TOKENIZER}, content = '', columnsize = 0)`)
  const insert = db.prepare('INSERT INTO grams (rowid, words) VALUES (?, ?)')
  for (const [i, { title, body }] of texts.entries()) insert.run(BigInt(i), indexGrams(normalise(`${title}\n${body}`)))
  const match = db.prepare<[string], number>('SELECT rowid FROM grams WHERE grams MATCH ? ORDER BY rowid').pluck()
  return {
    close: () => db.close(),
    find(typed: string): number[] {
      const terms = searchTerms(typed)
      return terms.length === 0 ? texts.map((_, i) => i) : match.all(terms.map(({ expression }) => expression).join(' AND '))
    },
  }
}

const truth = (texts: readonly Text[], typed: string) =>
  texts.flatMap(({ title, body }, i) => (holdsEachTerm(searchTerms(typed), normalise(title), normalise(body)) ? [i] : []))

// Few characters, so that pairs repeat, cross borders and mislead.
const word = fc.string({
  unit: fc.constantFrom(...['低', '保', '宅', '村', '한', '글', 'a', 'b', 'Ｂ', '1', '２', '〇', 'e\u0301', '𥕛', 'ㄱ']),
  minLength: 1,
  maxLength: 5,
})
const passage = fc
  .array(fc.oneof(word, fc.constantFrom(' ', '，', '。', '-', '\n', '〔')), { maxLength: 14 })
  .map((pieces) => pieces.join(''))
const texts = fc.array(fc.record({ title: passage, body: passage }), { minLength: 1, maxLength: 12 })

describe('F31 F32: the index finds what a scan finds', () => {
  test('for terms of any length, script and punctuation exactly that', () => {
    fc.assert(
      fc.property(
        texts,
        fc.oneof(
          passage,
          fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
        ),
        (all, typed) => {
          const index = filled(all)
          expect(index.find(typed)).toEqual(truth(all, typed))
          index.close()
        },
      ),
      { numRuns: 300 },
    )
  })

  test('every sign of ASCII is searched like a letter', () => {
    const signs = Array.from({ length: 0x7e - 0x20 }, (_, i) => String.fromCharCode(0x21 + i))
    const all = signs.map((sign) => ({ title: '', body: `甲${sign}乙 ${sign}` }))
    const index = filled(all)
    for (const [i, sign] of signs.entries()) {
      expect(index.find(`甲${sign}`), sign).toEqual(truth(all, `甲${sign}`))
      expect(index.find(sign), sign).toContain(i)
    }
    index.close()
  })

  test('every two-character piece of a real sentence is found, and one that is not in it is not', () => {
    const sentence = '沙河沿镇农村最低生活保障和宅基地审批办事指南以及冬季取暖补贴申领通知'
    const index = filled([
      { title: '', body: sentence },
      { title: '', body: [...sentence].join('、') },
    ])
    const characters = [...sentence]
    for (let i = 0; i + 1 < characters.length; i += 1) expect(index.find(`${characters[i]}${characters[i + 1]}`)).toContain(0)
    expect(index.find('低保')).toEqual([])
    expect(index.find('障宅')).toEqual([])
    // A lone character stands in both.
    expect(index.find('贴')).toEqual([0, 1])
    index.close()
  })

  test('宅基地 低保: only what holds both', () => {
    const index = filled([
      { title: '宅基地', body: '申请' },
      { title: '宅基地', body: '低保' },
      { title: '低 保', body: '宅基地' },
    ])
    expect(index.find('宅基地 低保')).toEqual([1])
    index.close()
  })
})

describe('F36: nothing typed is syntax', () => {
  const index = filled([
    { title: 'and or near', body: '低保 title body' },
    { title: '村', body: 'a b' },
  ])

  test.each([
    '"',
    '""',
    '"低保',
    "'",
    'a AND b',
    'a OR b',
    'NOT a',
    'NEAR(a b)',
    'title:村',
    '{title}:a',
    '*',
    'a*',
    '^a',
    '(',
    '))((',
    '-a',
    '+a',
    'a"b"c',
    '\0',
    '\\',
    '%',
    '_',
    '低保;DROP TABLE grams',
  ])('%s', (typed) => {
    expect(() => index.find(typed)).not.toThrow()
  })

  test('AND and OR are words like others, and all words must be there', () => {
    expect(index.find('AND')).toEqual([0])
    // As an operator OR would find the second as well.
    expect(index.find('a OR b')).toEqual([0])
    expect(index.find('NEAR')).toEqual([0])
    expect(index.find('村 NOT a')).toEqual([])
    expect(index.find('title')).toEqual([0])
  })

  test('anything at all, as long as the search box lets in, neither throws nor changes its meaning', () => {
    const syntax = fc.constantFrom(
      '"',
      "'",
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      '+',
      '{',
      '}',
      ' AND ',
      ' OR ',
      ' NOT ',
      ' NEAR ',
      ',',
      'a',
      '村',
      '\0',
      '㏂',
      'ﷺ',
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: syntax, maxLength: 100 }), fc.string({ unit: 'binary', maxLength: 100 })),
        (typed) => {
          expect(index.find(typed)).toEqual(
            expect.arrayContaining(
              truth(
                [
                  { title: 'and or near', body: '低保 title body' },
                  { title: '村', body: 'a b' },
                ],
                typed,
              ),
            ),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a hundred characters that each widen to several words are still one search', () => {
    expect(() => index.find('㏂'.repeat(100))).not.toThrow()
    expect(() => index.find(Array.from({ length: 50 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('。'))).not.toThrow()
  })
})

test('a run is cut into its pairs and its last character; then each other character stands once alone', () => {
  expect(indexGrams('低保补助')).toBe('低保 保补 补助 助 低 保 补')
  expect(indexGrams('a 𥕛村,村')).toBe('a 𥕛村 村, ,村 村 𥕛 ,')
  expect(indexGrams(' \n')).toBe('')
})
