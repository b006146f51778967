import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesOf } from './reading.ts'
import { CHINESE_RULES } from './rules/chinese.ts'
import { ENGLISH_RULES } from './rules/english.ts'
import { KOREAN_RULES } from './rules/korean.ts'
import { SENTENCE_MAX_CHARACTERS, sentencesOf } from './sentences.ts'
import { saidWords, shownWords, spokenDocument } from './spoken-document.ts'

const OF_AN_OFFICE = [
  ...[
    '取暖补贴',
    '。',
    '，',
    '；',
    '\n',
    ' ',
    '“低保”',
    '（一）',
    '第',
    '条',
    '元',
    '%',
    '〔2026〕',
    '号',
    '2026',
    '年',
    '10',
    '月',
    '-',
    '—',
    '~',
  ],
  ...[
    '3.14',
    '1,234',
    ':',
    '/',
    '8:30',
    '000-555 0100',
    'm²',
    '㎡',
    '℃',
    '２',
    '①',
    '×',
    '*',
    'X',
    'No. 5',
    '. ',
    '난방',
    '𠮷',
    '11010519491231002X',
    'Ⅳ',
  ],
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...OF_AN_OFFICE), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)
const LANGUAGES = { 'zh-CN': CHINESE_RULES, ko: KOREAN_RULES, en: ENGLISH_RULES } as const

describe('sentences', () => {
  test('hold all that says something, in its order, and do not overlap', () => {
    fc.assert(
      fc.property(text, (written) => {
        const sentences = sentencesOf(written)
        let at = 0
        let between = ''
        for (const { from, until } of sentences) {
          expect(from).toBeGreaterThanOrEqual(at)
          expect(until).toBeGreaterThan(from)
          between += written.slice(at, from)
          at = until
        }
        expect(between + written.slice(at)).not.toMatch(/[\p{L}\p{N}]/u)
        expect(sentences.map(({ paragraph }) => paragraph)).toEqual(
          sentences.map(({ paragraph }) => paragraph).toSorted((a, b) => a - b),
        )
      }),
    )
  })

  test('end where a reader takes breath', () => {
    const said = (written: string) => sentencesOf(written).map(({ from, until }) => written.slice(from, until))
    expect(said('发放补贴。每户3.14元！“好。”他说。')).toEqual(['发放补贴。', '每户3.14元！', '“好。”', '他说。'])
    expect(said('1. 填表；2. 交表\n\n———\n完')).toEqual(['1. 填表；', '2. 交表', '完'])
    expect(said('See No. 5. Mr. Li came. 3.5 yuan.')).toEqual(['See No. 5.', 'Mr. Li came.', '3.5 yuan.'])
  })

  test('are short: a long one is parted at a comma, and never inside a number', () => {
    const long = `${'为做好冬季取暖补贴发放工作，'.repeat(30)}共1,234户`
    const parts = sentencesOf(long)
    expect(parts.length).toBeGreaterThan(2)
    for (const { from, until } of parts) expect(until - from).toBeLessThanOrEqual(SENTENCE_MAX_CHARACTERS)
    expect(parts.slice(0, -1).every(({ until }) => long[until - 1] === '，')).toBe(true)
    const digits = `${'补'.repeat(SENTENCE_MAX_CHARACTERS - 3)}123456789元`
    expect(sentencesOf(digits).map(({ from, until }) => digits.slice(from, until))[1]).toBe('123456789元')
  })
})

describe.each(Object.entries(LANGUAGES))('what is said in %s', (_language, rules) => {
  test('maps back to its place: the pieces are the whole text, in order', () => {
    fc.assert(
      fc.property(text, (written) => {
        const pieces = piecesOf(written, rules)
        expect(pieces.map(({ from, until }) => written.slice(from, until)).join('')).toBe(written)
        for (const piece of pieces) if (piece.rule === undefined) expect(piece.say).toBe(written.slice(piece.from, piece.until))
      }),
    )
  })

  test('loses no word: only rules turn signs into other words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('补', '贴', '난', '방'), { maxLength: 30 }), (words) => {
        expect(
          piecesOf(words.join(''), rules)
            .map(({ say }) => say)
            .join(''),
        ).toBe(words.join(''))
      }),
    )
  })
})

test.each(['zh-CN', 'ko'] as const)('no digit is left to the voice in %s', (language) => {
  fc.assert(
    fc.property(text, (written) => {
      expect(saidWords(written, language)).not.toMatch(/[0-9０-９]/)
    }),
  )
})

describe('a document', () => {
  const document = { title: '取暖补贴 通知', text: '取暖补贴通知\n\n每户800元。12月10日截止。' }

  test('is said from its title on, and the title once', () => {
    const spoken = spokenDocument(document)
    expect(spoken.map((place) => shownWords(document, place))).toEqual(['取暖补贴 通知', '每户800元。', '12月10日截止。'])
    expect(spoken.map(({ in: part }) => part)).toEqual(['title', 'text', 'text'])
    expect(saidWords(shownWords(document, spoken[2] ?? { in: 'title', from: 0, until: 0 }), 'zh-CN')).toBe('十二月十日截止。')
  })

  test('of 3,000 characters is said to its end (R24)', () => {
    const paragraph = '为做好2026年冬季取暖补贴发放工作，结合本镇实际，制定本办法。'
    const long = { title: '办法', text: Array.from({ length: 100 }, () => paragraph).join('\n') }
    expect(long.text.length).toBeGreaterThan(3000)
    const spoken = spokenDocument(long)
    expect(spoken).toHaveLength(101)
    expect(spoken.at(-1)?.until).toBe(long.text.length)
  })

  test('with a hostile text is taken apart in time', () => {
    const hostile = [
      `${'1'.repeat(100_000)}`,
      `${'-'.repeat(100_000)}1`,
      `${'(1) '.repeat(30_000)}`,
      `${'元/'.repeat(50_000)}`,
      'A-'.repeat(50_000),
    ]
    for (const one of hostile) {
      const source = { title: '题', text: one }
      for (const place of spokenDocument(source).slice(0, 2000)) saidWords(shownWords(source, place), 'zh-CN')
    }
  })
})
