import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchTerms } from './grams.ts'
import { type Marked, markTerms, snippet } from './highlight.ts'
import { normalise } from './normalise.ts'

const joined = (marked: Marked) => marked.map(({ text }) => text).join('')
const hits = (marked: Marked) => marked.filter(({ hit }) => hit).map(({ text }) => text)
const mark = (original: string, typed: string) => hits(markTerms(original, searchTerms(typed)))
const short = (original: string, typed: string) => snippet(original, normalise(original), searchTerms(typed))

describe('R23: the mark covers exactly the original characters', () => {
  test.each([
    ['建筑面积10㎡以内', '10㎡', ['10㎡']],
    ['建筑面积10㎡以内', 'm2', ['㎡']],
    ['建筑面积10㎡以内', '以内', ['以内']],
    ['①提交材料②领取', '①', ['①']],
    ['①提交材料②领取', '1提交', ['①提交']],
    ['办法﹙试行﹚全文', '(试行)', ['﹙试行﹚']],
    ['二〇２０２６年计划', '2026年', ['２０２６年']],
    ['2026年计划', '２０２６年', ['2026年']],
    ['𥕛村低保公示', '低保', ['低保']],
    ['𥕛村低保公示', '𥕛', ['𥕛']],
    ['青政〔2026〕7号', '[2026]', ['〔2026〕']],
    ['Cafe\u0301开放', 'é', ['e\u0301']],
    ['低保低保', '低保', ['低保低保']],
    ['低保和医保', '低保 医保', ['低保', '医保']],
    ['ＡＢ', 'b', ['Ｂ']],
    ['没有这个词', '低保', []],
  ])('in %s, searched for %s', (original, typed, marked) => {
    expect(mark(original, typed)).toEqual(marked)
  })

  const piece = fc.constantFrom(
    ...['低', '保', '㎡', '①', '𥕛', '２', '2', 'e\u0301', 'ﬁ', 'ㄱ', 'ㅏ', 'ｶ', 'ﾞ', 'Σ', '〔', '。', ' ', '한', 'a', '👨‍👩‍👧'],
  )
  const original = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''))

  test('the pieces put together are the original, never with half a character, and each hit holds what was searched', () => {
    fc.assert(
      fc.property(original, fc.nat(), fc.integer({ min: 1, max: 4 }), (text, from, length) => {
        const characters = [...text]
        const typed = characters.slice(from % characters.length, (from % characters.length) + length).join('')
        const terms = searchTerms(typed)
        const marked = markTerms(text, terms)
        expect(joined(marked)).toBe(text)
        expect(marked.every((part) => part.text.isWellFormed() && part.text !== '')).toBe(true)
        const findable = terms.filter((term) => normalise(text).includes(term.text))
        if (findable.length > 0) expect(hits(marked).length).toBeGreaterThan(0)
        for (const hit of hits(marked)) expect(terms.some((term) => normalise(hit).includes(term.text))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the snippet', () => {
  const filler = '这里写的是别的事情，与所查的词没有关系。'

  test('it is one line around the first hit, with an ellipsis where text is left out', () => {
    const found = short(`${filler.repeat(40)}\n申请低保要带户口簿。\n${filler.repeat(40)}`, '低保')
    expect(hits(found)).toEqual(['低保'])
    expect(joined(found)).toMatch(/^….*申请低保要带户口簿。.*…$/)
    expect(joined(found)).not.toContain('\n')
    expect(joined(found).length).toBeLessThan(120)
  })

  test('a short text is shown whole, without an ellipsis', () => {
    expect(joined(short('申请低保', '低保'))).toBe('申请低保')
  })

  test('where only the title holds the term the text’s beginning is shown', () => {
    expect(joined(short(filler.repeat(40), '低保')).startsWith('这里写的是')).toBe(true)
  })

  test('the hit is found although characters before it grow and others after it shrink by as much', () => {
    const original = `${'㎡'.repeat(300)}低保${'e\u0301'.repeat(300)}`
    expect(normalise(original).length).toBe(original.length)
    expect(hits(short(original, '低保'))).toEqual(['低保'])
  })

  test('wherever the term stands in a long text of mixed widths, the snippet shows it whole', () => {
    const part = fc.constantFrom(filler, '㎡'.repeat(50), 'e\u0301'.repeat(50), '㍿'.repeat(20), '𥕛'.repeat(30))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.array(part, { maxLength: 30 }), (before, after) => {
        const found = short(`${before.join('')}低保${after.join('')}`, '低保')
        expect(hits(found)).toEqual(['低保'])
        expect(found.every(({ text }) => text.isWellFormed())).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
