import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatQueryCode,
  formatReceipt,
  groupQueryCode,
  nextEpoch,
  parseQueryCode,
  parseReceipt,
  SEQUENCE_MAX,
} from './receipt.ts'

const ALPHABET = '0123456789ACDEFGHJKMNPQRTVWXYZ'
const symbol = fc.constantFrom(...ALPHABET)
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const parts = fc.record({
  terminal: fc.string({ unit: symbol, minLength: 4, maxLength: 4 }),
  day: fc.option(day, { nil: undefined }),
  epoch: fc.constantFrom(...'ACDEFGHJKMNPQRTVWXYZ'),
  sequence: fc.integer({ min: 1, max: SEQUENCE_MAX }),
})

test('a receipt number reads back to what it was made of', () => {
  fc.assert(
    fc.property(parts, (made) => {
      const { number, ...read } = parseReceipt(formatReceipt(made)) ?? { number: '' }
      expect(number).toBe(formatReceipt(made))
      expect(read).toEqual(made)
    }),
  )
})

test('each single wrong character is caught', () => {
  fc.assert(
    fc.property(parts, fc.nat(), symbol, (made, at, wrong) => {
      const plain = formatReceipt(made).replaceAll('-', '')
      const place = at % plain.length
      fc.pre(plain[place] !== wrong)
      expect(parseReceipt(`${plain.slice(0, place)}${wrong}${plain.slice(place + 1)}`)).toBeUndefined()
    }),
  )
})

test('small letters, spaces, other hyphens, full-width digits and look-alike letters are forgiven', () => {
  const number = formatReceipt({ terminal: 'QH01', day: '2026-11-25', epoch: 'A', sequence: 158 })
  for (const typed of [
    number.toLowerCase(),
    number.replaceAll('-', ' '),
    number.replaceAll('-', '—'),
    number.replace('QH01', 'QHOI'),
    number.replace('5', 'S'),
    number.replace('2026', '２０２６'),
  ])
    expect(parseReceipt(typed)?.number, typed).toBe(number)
})

test('a day that does not exist and a sequence of zero are no receipts', () => {
  expect(() => formatReceipt({ terminal: 'QH01', day: '2026-02-30', epoch: 'A', sequence: 1 })).toThrow()
  expect(() => formatReceipt({ terminal: 'QH01', day: '2026-02-03', epoch: 'A', sequence: 0 })).toThrow()
  expect(() => formatReceipt({ terminal: 'QH01', day: '2026-02-03', epoch: 'A', sequence: SEQUENCE_MAX + 1 })).toThrow()
})

test('a restored ledger moves on to another letter, and the last has none after it', () => {
  expect(nextEpoch('A')).toBe('C')
  expect(nextEpoch('Z')).toBeUndefined()
})

test('a query code is twelve unambiguous symbols and is read back in groups', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (random) => {
      fc.pre(random.filter((byte) => byte < 240).length >= 12)
      const code = formatQueryCode(random)
      expect(code).toMatch(new RegExp(`^[${ALPHABET}]{12}$`))
      expect(parseQueryCode(groupQueryCode(code).toLowerCase())).toBe(code)
    }),
  )
  expect(parseQueryCode('short')).toBeUndefined()
})
