import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatQueryCode,
  formatReceipt,
  formatReceiptScan,
  groupQueryCode,
  groupReceipt,
  groupTypedCode,
  nextEpoch,
  parseQueryCode,
  parseReceipt,
  parseReceiptScan,
  QUERY_CODE_LENGTH,
  receiptSchema,
  SEQUENCE_MAX,
} from './receipt.ts'

const SYMBOLS = [...'0123456789ACDEFGHJKMNPQRTVWXYZ']
const LETTERS = SYMBOLS.slice(10)
const symbol = fc.constantFrom(...SYMBOLS)
const day = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const parts = fc.record({
  terminal: fc.array(symbol, { minLength: 4, maxLength: 4 }).map((symbols) => symbols.join('')),
  day: fc.option(day, { nil: undefined }),
  epoch: fc.constantFrom(...LETTERS),
  sequence: fc.integer({ min: 1, max: SEQUENCE_MAX }),
})

describe('receipt numbers', () => {
  test('a number looks as printed on the slip, its last character computed by hand after ISO 7064 MOD 31,30', () => {
    expect(formatReceipt({ terminal: 'QH01', day: '2026-11-25', epoch: 'A', sequence: 42 })).toBe('QH01-20261125-A00042-0')
    expect(formatReceipt({ terminal: 'AC9Z', day: '2027-02-28', epoch: 'C', sequence: 99_999 })).toBe('AC9Z-20270228-C99999-4')
  })

  test('F59: a terminal that does not know the day gives a number without one', () => {
    expect(formatReceipt({ terminal: 'QH01', day: undefined, epoch: 'A', sequence: 1 })).toBe('QH01-00000000-A00001-H')
    expect(parseReceipt('QH01-00000000-A00001-H')?.day).toBeUndefined()
  })

  test('what is printed is read back the same', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const number = formatReceipt(given)
        expect(parseReceipt(number)).toEqual({ ...given, number })
        expect(receiptSchema.safeParse(number).success).toBe(true)
      }),
    )
  })

  test('every single wrong character is noticed', () => {
    fc.assert(
      fc.property(parts, fc.nat(), symbol, (given, at, other) => {
        const number = formatReceipt(given)
        const places = [...number].flatMap((character, i) => (character === '-' ? [] : [i]))
        const place = places[at % places.length] ?? 0
        fc.pre(number[place] !== other)
        expect(parseReceipt(`${number.slice(0, place)}${other}${number.slice(place + 1)}`)).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })

  test('case, spacing, hyphens, full-width letters and look-alikes are forgiven', () => {
    const number = 'QH01-20261125-A00042-0'
    for (const typed of [
      'qh01-20261125-a00042-0',
      ' QH01 2026 1125 A000 420 ',
      'QH0120261125A000420',
      'ＱＨ０１－２０２６１１２５－Ａ０００４２－０',
      'QHOI-2O26II25-AOOO42-O',
      'qhol–20261125—A00042_0',
    ])
      expect(parseReceipt(typed)?.number, typed).toBe(number)
    // Only the printed form is stored or sent.
    expect(receiptSchema.safeParse('qh01-20261125-a00042-0').success).toBe(false)
  })

  test('the sequence runs from 1 to 99999 and never beyond', () => {
    const at = (sequence: number) => () => formatReceipt({ terminal: 'QH01', day: '2026-11-25', epoch: 'A', sequence })
    expect(SEQUENCE_MAX).toBe(99_999)
    for (const sequence of [0, -1, 100_000, 1.5, Number.NaN]) expect(at(sequence), String(sequence)).toThrow()
    expect(at(1)).not.toThrow()
    expect(at(99_999)).not.toThrow()
  })

  test('a day that does not exist, or a terminal code with a doubtful letter, makes no number', () => {
    expect(() => formatReceipt({ terminal: 'QH01', day: '2026-02-30', epoch: 'A', sequence: 1 })).toThrow()
    expect(() => formatReceipt({ terminal: 'QHO1', day: '2026-02-03', epoch: 'A', sequence: 1 })).toThrow()
  })

  test('whatever is typed, reading it never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const read = parseReceipt(typed)
        if (read !== undefined) expect(parseReceipt(read.number)?.number).toBe(read.number)
      }),
    )
  })

  test('F12: after a restore the letter moves on, past the doubtful ones, and ends after Z', () => {
    expect(nextEpoch('A')).toBe('C')
    expect(nextEpoch('H')).toBe('J')
    expect(nextEpoch('Y')).toBe('Z')
    expect(nextEpoch('Z')).toBeUndefined()
  })
})

describe('query codes', () => {
  const random = fc.uint8Array({ minLength: 40, maxLength: 64 })

  test('a code of twelve symbols is read back, grouped or not, in either case', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        fc.pre(bytes.filter((byte) => byte < 240).length >= QUERY_CODE_LENGTH)
        const code = formatQueryCode(bytes)
        expect(code).toMatch(/^[0-9AC-HJKMNP-RTV-Z]{12}$/)
        for (const typed of [code, groupQueryCode(code), code.toLowerCase(), groupQueryCode(code).replaceAll(' ', '-')])
          expect(parseQueryCode(typed)).toBe(code)
      }),
    )
  })

  test('the groups are of four, without a blank at the end', () => {
    expect(groupQueryCode('K7QM2XTD9RWA')).toBe('K7QM 2XTD 9RWA')
  })

  test('each symbol is as likely as the next: of the bytes 0 to 239 each stands for eight', () => {
    const count = new Map<string, number>()
    for (let byte = 0; byte < 240; byte += 1) {
      const first = formatQueryCode(Uint8Array.from([byte, ...Array.from({ length: 11 }, () => 0)])).charAt(0)
      count.set(first, (count.get(first) ?? 0) + 1)
    }
    expect([...count.keys()].sort()).toEqual([...SYMBOLS].sort())
    expect(new Set(count.values())).toEqual(new Set([8]))
  })

  test('bytes from 240 on are passed over, and too few bytes make no code', () => {
    const twelve = Array.from({ length: 12 }, () => 29)
    expect(formatQueryCode(Uint8Array.from([255, 240, ...twelve]))).toBe('Z'.repeat(12))
    expect(() => formatQueryCode(Uint8Array.from([...twelve.slice(1), 250]))).toThrow()
  })

  test('a code that is too short, too long or of other signs is none', () => {
    for (const typed of ['', 'K7QM2XTD9RW', 'K7QM2XTD9RWAA', 'K7QM2XTD9RW?', '低保低保低保低保低保低保'])
      expect(parseQueryCode(typed)).toBeUndefined()
    expect(parseQueryCode('k7qm 2xtd 9rwo')).toBe('K7QM2XTD9RW0')
  })
})

describe('while a receipt is copied from paper', () => {
  test.each([
    ['', ''],
    ['qh01', 'QH01'],
    ['qh012', 'QH01-2'],
    ['QH01-20261125A00042', 'QH01-20261125-A00042'],
    ['QH01 20261125 A00042 K', 'QH01-20261125-A00042-K'],
  ])('%s stands in groups as on the paper: %s', (typed, shown) => {
    expect(groupReceipt(typed)).toBe(shown)
  })

  test('the query code stands in groups of four', () => {
    expect(groupTypedCode('k7qm2')).toBe('K7QM 2')
    expect(groupTypedCode('K7QM 2XTD 9RWA')).toBe('K7QM 2XTD 9RWA')
  })

  test('what the QR code says is read back, and nothing else is taken for it', () => {
    const number = formatReceipt({ terminal: 'QH01', day: '2026-11-25', epoch: 'A', sequence: 42 })
    const scan = formatReceiptScan(number, 'K7QM2XTD9RWA')
    expect(parseReceiptScan(scan)).toEqual({ number, queryCode: 'K7QM2XTD9RWA' })
    expect(parseReceiptScan(number)).toBeUndefined()
    expect(parseReceiptScan(`${scan} more`)).toBeUndefined()
  })
})
