import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeTokens } from './whole-tokens.ts'

const wholes = (text: string) =>
  wholeTokens(text)
    .filter(({ whole }) => whole)
    .map((part) => part.text)

test.each([
  ['65岁以上老年人免费体检，12月18日前来做', ['12月18日']],
  ['按照《青禾镇冬季取暖补贴发放办法》（青政规〔2026〕3号）', ['青政规〔2026〕3号']],
  ['2026年11月5日发布，有效期三年', ['2026年11月5日']],
  ['电话：000-555 0105，到2号窗口', ['000-555 0105']],
  ['手机 138 0000 0000 或 0432-6500 1234', ['138 0000 0000', '0432-6500 1234']],
  ['上午8:30–11:30', ['8:30–11:30']],
  ['2026년 12월 18일까지', ['2026년 12월 18일']],
  ['12월 18일까지 신청', ['12월 18일']],
  ['On display until December 1, 2026', ['December 1, 2026']],
  ['2026年冬季取暖', ['2026年']],
  ['身份证 00000019500101001X', []],
  ['共 28 件，第3页', []],
])('in %s these stay on one line', (text, tokens) => {
  expect(wholes(text)).toEqual(tokens)
})

test('the parts put together are the text', () => {
  const piece = fc.constantFrom('12', '月', '18', '日', '〔', '2026', '〕', '3号', '年', ' ', '-', '000', '青政规', ':', 'May ')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      expect(
        wholeTokens(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
