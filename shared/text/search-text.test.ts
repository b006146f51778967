import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDisposable } from '../../platform/sqlite/open.ts'
import { holdsEachTerm, indexGrams, searchTerms } from './grams.ts'
import { markTerms, snippet } from './highlight.ts'
import { normalise, normaliseWithOrigin } from './normalise.ts'
import { otherNumerals, toChinese, toNumber } from './numerals.ts'
import { matchesPinyin, pinyinKey, pinyinQuery } from './pinyin.ts'

// Few different characters, so that random terms are often found.
const character = fc.constantFrom(...'低保宅基地村补贴镇조선민a1２B 〔〕，。-𥕛①㎡')
const text = fc.string({ unit: character, maxLength: 40 })
const term = fc.string({ unit: character, minLength: 1, maxLength: 4 })

/** Candidates by the index; terms with punctuation are checked against the text, as the terminal does. */
function indexSays(title: string, body: string, typed: string): boolean {
  const terms = searchTerms(typed)
  const db = openDisposable(':memory:')
  db.exec(`CREATE VIRTUAL TABLE grams USING fts5(title, body, tokenize = 'ascii', content = '')`)
  db.prepare('INSERT INTO grams (rowid, title, body) VALUES (1, ?, ?)').run(
    indexGrams(normalise(title)),
    indexGrams(normalise(body)),
  )
  const expressions = terms.flatMap(({ expression }) => (expression === undefined ? [] : [expression]))
  const found =
    expressions.length === 0 ||
    db.prepare<[string], number>('SELECT count(*) FROM grams WHERE grams MATCH ?').pluck().get(expressions.join(' AND ')) === 1
  db.close()
  const exact = terms.every((each) => each.exact)
  return found && (exact || holdsEachTerm(terms, normalise(title), normalise(body)))
}

describe('search', () => {
  test('F31 F32: the index finds exactly what a substring scan of title and text finds', () => {
    fc.assert(
      fc.property(text, text, fc.array(term, { minLength: 1, maxLength: 3 }), (title, body, typed) => {
        const query = typed.join(' ')
        const terms = searchTerms(query)
        fc.pre(terms.length > 0)
        expect(indexSays(title, body, query)).toBe(holdsEachTerm(terms, normalise(title), normalise(body)))
      }),
      { numRuns: 400 },
    )
  })

  test('F36: nothing typed is query syntax, and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('"', 'a AND b', 'NEAR(a b)', 'title:x', '*', 'a*', '(', '低保 OR 村', '-x')),
        (typed) => {
          fc.pre(searchTerms(typed).length > 0)
          indexSays('低保', '村', typed)
        },
      ),
    )
  })

  test('F35: widths, case and shapes of brackets do not matter', () => {
    expect(normalise('２０２６年ＡＢＣ〔２０２６〕１号')).toBe(normalise('2026年abc[2026]1号'))
    expect(normalise('【重要】')).toBe('[重要]')
  })
})

describe('highlighting', () => {
  test('R23: normalised text is the same with and without its origin, and origins never run back', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (original) => {
        const { text: mapped, origin } = normaliseWithOrigin(original)
        expect(mapped).toBe(normalise(original))
        expect(origin).toHaveLength(mapped.length + 1)
        expect([...origin].sort((a, b) => a - b)).toEqual(origin)
      }),
    )
  })

  test('R23: marks give the original back, and each mark is the searched term', () => {
    fc.assert(
      fc.property(text, term, (original, typed) => {
        const terms = searchTerms(typed)
        fc.pre(terms.length > 0)
        const marked = markTerms(original, terms)
        expect(marked.map((part) => part.text).join('')).toBe(original)
        for (const { text: part } of marked) expect(part).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
        expect(marked.some(({ hit }) => hit)).toBe(terms.some((each) => normalise(original).includes(each.text)))
      }),
    )
  })

  test.each([
    ['面积10㎡以内', '10㎡', '10㎡'],
    ['第①项', '1', '①'],
    ['２０２６年冬季', '2026年', '２０２６年'],
    ['胡駿𥕛同志办理低保', '低保', '低保'],
  ])('R23: in %s, %s marks %s', (original, typed, hit) => {
    expect(markTerms(original, searchTerms(typed)).filter((part) => part.hit)).toEqual([{ text: hit, hit: true }])
  })

  test('a snippet of a long text shows the hit', () => {
    const long = `${'很长的前文。'.repeat(500)}这里讲低保的申请。${'后文。'.repeat(500)}`
    const shown = snippet(long, normalise(long), searchTerms('低保'))
    expect(shown.some(({ text: part, hit }) => hit && part === '低保')).toBe(true)
    expect(shown.map(({ text: part }) => part).join('').length).toBeLessThan(130)
  })
})

describe('numbers and pinyin', () => {
  test('F35: digits and numerals turn into each other', () => {
    // A lone 十 is as often a word as a number and is left alone.
    for (let number = 11; number <= 9999; number += 7) expect(toNumber(toChinese(number) ?? '')).toBe(number)
    expect(toChinese(10)).toBe('十')
    expect(toChinese(105)).toBe('一百零五')
    expect(toNumber('二〇二六')).toBe(2026)
    expect(otherNumerals('第17条')).toBe('第十七条')
    expect(otherNumerals('一百二十三号')).toBe('123号')
    expect(otherNumerals('低保')).toBeUndefined()
  })

  test.each([
    ['低保补助', 'dbbz', true],
    ['低保补助', 'dibao', true],
    ['重庆市', 'cq', true],
    ['长春', 'cc', true],
    ['长滩村', 'ct', true],
    ['单县', 'shanxian', true],
    ['乐亭', 'laoting', true],
    ['低保补助', 'dx', false],
    ['西安', 'xian', true],
  ])('R18: %s by %s: %s', (title, typed, found) => {
    expect(matchesPinyin(pinyinKey(title), pinyinQuery(typed) ?? '')).toBe(found)
  })
})
