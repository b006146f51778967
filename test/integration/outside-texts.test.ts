// Fuzzing of what clerks and scanners write: front matter, lists, scanned codes. As in outside-bytes.test.ts, each is read or refused, never an exception.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows, csvTable } from '../../hub/intake/csv.ts'
import { saying } from '../../hub/intake/source-file.ts'
import { readRawMeta } from '../../hub/intake/source-meta.ts'
import { readDocumentMeta } from '../../shared/content/front-matter.ts'
import { formatReceiptScan, parseReceipt, parseReceiptScan } from '../../shared/requests/receipt.ts'

const RUNS = { numRuns: 150 }

describe('front matter', () => {
  const said: unknown[] = []
  const raw = (yaml: string) => readRawMeta(undefined, yaml, saying('a.md', said as never[]))
  const pieces = fc.constantFrom(
    '编号: a\n',
    '标题: "',
    "'",
    '- ',
    '&a [*a]',
    '*a',
    '<<: *a\n',
    '!!js/function x',
    '|\n ',
    '? ',
    '{',
    '}',
    '\t',
    '\u0000',
    '2026-13-45',
    '编号:\n  - x: ',
    '%YAML 1.1\n---\n',
    '...\n',
  )
  test('of any shape gives fields or a finding', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        (yaml) => {
          said.length = 0
          const read = raw(yaml)
          expect(read !== undefined || said.length > 0).toBe(true)
          if (read !== undefined) readDocumentMeta(read.fields)
        },
      ),
      RUNS,
    )
  })

  test('that unfolds into millions is refused at once', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}*a${n}]`).join('\n')
    said.length = 0
    expect(raw(`a0: &a0 [x]\n${levels}\n`) === undefined && said.length > 0).toBe(true)
  })
})

describe('a list with commas or tabs', () => {
  const pieces = fc.constantFrom('"', '""', '="', ',', '\t', '\r', '\n', '\r\n', 'a', '00123', ' ', '张', '\u0000')
  const text = fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join(''))
  test('is read to its end, and keeps every letter', () => {
    fc.assert(
      fc.property(text, (written) => {
        const rows = csvRows(written)
        const count = (all: string, letter: string) => all.split(letter).length
        for (const letter of ['a', '张']) expect(count(rows.flat().join(' '), letter)).toBe(count(written, letter))
        csvTable(written)
      }),
      RUNS,
    )
  })

  test('of twenty thousand quotes, the last never closed, ends', () => {
    expect(csvRows('"a\n'.repeat(20_001)).length).toBeGreaterThan(0)
  })
})

describe('a scanned code', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'0123456789QHABCXZ- \n—－１Ａ\u200b𥕛'), maxLength: 80 })
  test('is a receipt’s or nothing; what is taken says the same when it is scanned again', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 100 })), (scanned) => {
        const read = parseReceiptScan(scanned)
        if (read === undefined) return
        expect(parseReceiptScan(formatReceiptScan(read.number, read.queryCode))).toEqual(read)
        expect(parseReceipt(read.number)?.number).toBe(read.number)
      }),
      RUNS,
    )
  })
})
