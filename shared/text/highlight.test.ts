import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchTerms } from './grams.ts'
import { type Marked, markTerms } from './highlight.ts'
import { normalise } from './normalise.ts'

const joined = (marked: Marked) => marked.map(({ text }) => text).join('')
const hits = (marked: Marked) => marked.filter(({ hit }) => hit).map(({ text }) => text)
const mark = (original: string, typed: string) => hits(markTerms(original, searchTerms(typed)))

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
