import { expect, test } from 'vitest'
import { listNumeral } from './list-numerals.ts'
import { type NumberingInstance, type NumberingLevel, numberer } from './numbering.ts'

const level = (text: string, format = 'decimal', more: Partial<NumberingLevel> = {}): NumberingLevel => ({
  start: 1,
  format,
  text,
  suffix: 'tab',
  inDigits: false,
  ...more,
})
const list = (levels: NumberingLevel[], startOver: [number, number][] = [], pattern = 'p'): NumberingInstance => ({
  pattern,
  levels: new Map(levels.entries()),
  startOver: new Map(startOver),
})
const LAW = [
  level('第%1条', 'chineseCounting'),
  level('%2、', 'chineseCounting'),
  level('（%3）', 'chineseCounting'),
  level('%4.'),
]

test.each([
  [3, 'chineseCounting', '三'],
  [10, 'chineseCounting', '十'],
  [23, 'chineseCountingThousand', '二十三'],
  [105, 'chineseCounting', '一百零五'],
  [20, 'ideographDigital', '二〇'],
  [10, 'chineseLegalSimplified', '壹拾'],
  [2, 'ideographTraditional', '乙'],
  [28, 'lowerLetter', 'bb'],
  [4, 'upperRoman', 'IV'],
  [11, 'decimalEnclosedCircleChinese', '⑪'],
  [7, 'decimalZero', '07'],
  [3, 'ganada', '다'],
  [3, 'somethingNew', '3'],
] as const)('%i as %s is %s', (number, format, shown) => {
  expect(listNumeral(number, format)).toBe(shown)
})

test('articles, points and sub-points count as on paper and begin anew below a new article', () => {
  const number = numberer(new Map([['1', list(LAW)]]))
  const shown = [0, 1, 2, 2, 1, 3, 0, 1].map((at) => number('1', at))
  expect(shown).toEqual(['第一条 ', '一、', '（一）', '（二）', '二、', '1. ', '第二条 ', '一、'])
})

test('several levels in one number; a level nobody counted shows its start', () => {
  const number = numberer(new Map([['1', list([level('%1.'), level('%1.%2', 'decimal', { start: 3 }), level('%1.%2.%3')])]]))
  expect([number('1', 0), number('1', 1), number('1', 1), number('1', 2)]).toEqual(['1. ', '1.3 ', '1.4 ', '1.4.1 '])
  expect(numberer(new Map([['1', list([level('%1'), level('%1.%2')])]]))('1', 1)).toBe('1.1 ')
})

test('a paragraph between does not restart a list; two lists over one pattern go on; a start-over begins anew', () => {
  const lists = new Map([
    ['1', list(LAW)],
    ['2', list(LAW)],
    ['3', list(LAW, [[0, 1]])],
  ])
  const number = numberer(lists)
  expect([number('1', 0), number('1', 0), number('2', 0), number('3', 0), number('3', 0)]).toEqual([
    ...['第一条 ', '第二条 ', '第三条 '],
    ...['第一条 ', '第二条 '],
  ])
})

test('a level that never restarts, and one in plain digits', () => {
  const never = numberer(new Map([['1', list([level('%1、', 'chineseCounting'), level('%2.', 'decimal', { restart: 0 })])]]))
  expect([never('1', 0), never('1', 1), never('1', 0), never('1', 1)]).toEqual(['一、', '1. ', '二、', '2. '])
  const digits = numberer(
    new Map([['1', list([level('%1、', 'chineseCounting'), level('%1.%2', 'decimal', { inDigits: true })])]]),
  )
  expect([digits('1', 0), digits('1', 1)]).toEqual(['一、', '1.1 '])
})

test('bullets are marked; a list that is not defined says nothing', () => {
  expect(numberer(new Map([['1', list([level('', 'bullet')])]]))('1', 0)).toBe('• ')
  expect(numberer(new Map())('9', 0)).toBeUndefined()
})
