import fc from 'fast-check'
import { expect, test } from 'vitest'
import { otherNumerals, toChinese, toNumber } from './numerals.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [123, '一百二十三'],
  [1000, '一千'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [2026, '二千零二十六'],
  [9999, '九千九百九十九'],
])('%i is written %s', (number, written) => {
  expect(toChinese(number)).toBe(written)
})

test('F35: 1 to 9999 written out and read again; a lone character is left to be a word', () => {
  for (let number = 1; number <= 9999; number += 1) {
    const written = toChinese(number) ?? ''
    expect(toNumber(written), written).toBe([...written].length === 1 ? undefined : number)
  }
})

test.each([
  ['二〇二六', 2026],
  ['二零二六', 2026],
  ['两千', 2000],
  ['两百零五', 205],
  ['一百二', 120],
  ['一千五', 1500],
  ['三千零五', 3005],
  ['十百', undefined],
  ['百', undefined],
  ['十', undefined],
  ['二三十', undefined],
])('%s is read as %s', (written, number) => {
  expect(toNumber(written)).toBe(number)
})

test('outside 1 to 9999 and between whole numbers there is no plain counting form', () => {
  for (const number of [0, -3, 10_000, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(toChinese(number)).toBeUndefined()
})

test('F35: a query is offered with its numbers in the other writing', () => {
  expect(otherNumerals('第17条')).toBe('第十七条')
  expect(otherNumerals('第１７条')).toBe('第十七条')
  expect(otherNumerals('第十七条')).toBe('第17条')
  expect(otherNumerals('一百二十三户')).toBe('123户')
  for (const plain of ['低保', '一户', '', '2026123']) expect(otherNumerals(plain)).toBeUndefined()
})

test('whatever is typed, a turned query differs from the typed one', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'〇零一二三十百千两0129低 '), maxLength: 12 }), (typed) => {
      expect(otherNumerals(typed)).not.toBe(typed)
    }),
  )
})
