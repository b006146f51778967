import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchTerms } from './grams.ts'
import type { Marked } from './highlight.ts'
import { normalise, normaliseInPlace } from './normalise.ts'
import { snippet } from './snippet.ts'

const joined = (marked: Marked) => marked.map(({ text }) => text).join('')
const hits = (marked: Marked) => marked.filter(({ hit }) => hit).map(({ text }) => text)
const short = (original: string, typed: string) => snippet(original, searchTerms(typed))

describe('the snippet', () => {
  const filler = '这里写的是别的事情，与所查的词没有关系。'

  test('is the whole sentence around the hit', () => {
    const found = short(`${filler.repeat(40)}\n申请低保要带户口簿。${filler.repeat(40)}`, '低保')
    expect(hits(found)).toEqual(['低保'])
    expect(joined(found)).toBe('申请低保要带户口簿。')
  })

  test('passes over headings, salutations and tables for a sentence', () => {
    const text = '低保办理\n\n低保户：\n\n项目\t低保\t特困\n金额\t580元\t900元\n\n家里有低保的，带上存折。'
    expect(joined(short(text, '低保'))).toBe('家里有低保的，带上存折。')
  })

  test('shows the cell where only a table holds the term', () => {
    expect(joined(short(`名称\t低保金\t每月\n${filler}`, '低保'))).toBe('低保金')
  })

  test('cuts a long sentence at its commas, and never begins with one', () => {
    const clause = '这一段说的是另外一件别的事情没有要找的词'
    const found = joined(short(`${`${clause}，`.repeat(6)}申请低保要带户口簿，${`${clause}，`.repeat(6)}就这些。`, '低保'))
    expect(found).toMatch(/^…[^，].*申请低保要带户口簿.*…$/)
    expect(found.length).toBeLessThanOrEqual(60)
    for (const piece of found.replaceAll('…', '').split('，')) expect([clause, '申请低保要带户口簿']).toContain(piece)
  })

  test('a short text is shown whole, without an ellipsis', () => {
    expect(joined(short('申请低保', '低保'))).toBe('申请低保')
  })

  test('ends a Korean or English sentence at its full stop, not at the dot of a number', () => {
    expect(joined(short('먼저 씁니다. 최저생활보장은 2.5배입니다. 끝입니다.', '최저생활보장'))).toBe(
      '최저생활보장은 2.5배입니다.',
    )
  })

  test('where only the title holds the term the text’s first sentence is shown', () => {
    expect(joined(short(`第一章　总则\n${filler.repeat(40)}`, '低保'))).toBe(filler)
  })

  test('the hit is found although characters before it grow and others after it shrink by as much', () => {
    const original = `${'㎡'.repeat(300)}低保${'e\u0301'.repeat(300)}`
    expect(normalise(original).length).toBe(original.length)
    expect(hits(short(original, '低保'))).toEqual(['低保'])
  })

  test('a term over the end of a sentence is shown whole', () => {
    expect(hits(short(`${filler}办完。低保${filler}`, '完。低'))).toEqual(['完。低'])
  })

  test('a text whose characters all stand at their own places has the snippet that the way for all other texts finds', () => {
    const part = fc.constantFrom(filler, '低保', '（低保）', '\n', '\t', '，', '。', 'ＡＢ', '低保金　每月：', '没有句号的一行')
    // Far from every hit: grows by one and shrinks by one.
    const elsewhere = `${filler.repeat(30)}\n㎡e\u0301`
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
        const text = `${parts.join('')}\n${filler.repeat(30)}`
        expect(normaliseInPlace(text)).toBe(normalise(text))
        expect(normaliseInPlace(`${text}${elsewhere}`)).toBeUndefined()
        expect(short(`${text}${elsewhere}`, '低保')).toEqual(short(`${text}${filler.repeat(30)}`, '低保'))
      }),
      { numRuns: 300 },
    )
  })

  test('wherever the term stands in a long text of mixed widths, the snippet shows it whole', () => {
    const part = fc.constantFrom(
      filler,
      '㎡'.repeat(50),
      'e\u0301'.repeat(50),
      '㍿'.repeat(20),
      '𥕛'.repeat(30),
      '\n',
      '\t',
      '，',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.array(part, { maxLength: 30 }), (before, after) => {
        const found = short(`${before.join('')}低保${after.join('')}`, '低保')
        expect(hits(found)).toEqual(['低保'])
        expect(found.every(({ text }) => text.isWellFormed())).toBe(true)
        expect(joined(found).length).toBeLessThan(125)
      }),
      { numRuns: 200 },
    )
  })
})
