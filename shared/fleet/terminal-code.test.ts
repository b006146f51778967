import { expect, test } from 'vitest'
import { isOfficeCode, officeCode, terminalCodeSchema } from '../requests/receipt.ts'
import { isTerminalPrefix, terminalCode, terminalsOf } from './terminal-code.ts'

test('plain numbers come first, then those with a letter', () => {
  expect([1, 2, 99, 100, 101, 119, 120].map((number) => terminalCode('QH', number))).toEqual([
    ...['QH01', 'QH02', 'QH99', 'QH0A', 'QH0C', 'QH0Z', 'QH1A'],
  ])
  expect([1, 99, 100, 990, 991].map((number) => terminalCode('Q', number))).toEqual(['Q001', 'Q099', 'Q101', 'Q999', 'Q00A'])
})

test.each([
  ['QH', 899],
  ['Q', 26_970],
])('with the prefix %s there are %i codes, each once, and then no more', (prefix, most) => {
  expect(terminalsOf(prefix)).toBe(most)
  const codes = Array.from({ length: most }, (_, i) => terminalCode(prefix, i + 1))
  expect(new Set(codes).size).toBe(most)
  expect(codes.every((code) => code?.startsWith(prefix) && terminalCodeSchema.safeParse(code).success)).toBe(true)
  expect(terminalCode(prefix, most + 1)).toBeUndefined()
  // What is handed in at the office has a code of its own, and no terminal is taken for the office.
  expect(terminalCodeSchema.safeParse(officeCode(prefix)).success && isOfficeCode(officeCode(prefix))).toBe(true)
  expect(codes.filter((code) => code !== undefined && isOfficeCode(code))).toEqual([])
  expect(terminalCode(prefix, 0)).toBeUndefined()
})

test('a prefix is one or two characters of those in receipt numbers', () => {
  expect(['QH', 'Q', '0A'].every(isTerminalPrefix)).toBe(true)
  expect(['', 'QHX', 'qh', 'Q1B', 'O', 'QI', '青'].some(isTerminalPrefix)).toBe(false)
})
