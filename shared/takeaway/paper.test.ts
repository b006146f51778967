import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAPERS, pageFor, paperOfMedia, printerFor, SHEET_KINDS } from './paper.ts'

const office = { name: 'office', paper: 'a4', standard: true } as const
const till = { name: 'till', paper: 'roll-80', standard: false } as const

describe('the printer of a sheet', () => {
  it('is the receipt printer for receipts and lists, the office printer for what is read through or filed', () => {
    const to = SHEET_KINDS.map((kind) => [kind, printerFor(kind, [office, till], {})?.printer])
    expect(Object.fromEntries(to)).toEqual({
      receipt: 'till',
      essentials: 'till',
      document: 'office',
      form: 'office',
      staff: 'office',
    })
  })

  it('is the other one where there is only one', () => {
    expect(printerFor('receipt', [office], {})).toEqual({ printer: 'office', paper: 'a4' })
    expect(printerFor('form', [till], {})).toEqual({ printer: 'till', paper: 'roll-80' })
    expect(printerFor('form', [], { a4: 'office' })).toBeUndefined()
  })

  it('is the one of the device record, whatever the system takes it for, as long as it is there', () => {
    const mistaken = { name: 'pos', paper: 'a4', standard: true } as const
    expect(printerFor('receipt', [mistaken, office], { 'roll-80': 'pos' })).toEqual({ printer: 'pos', paper: 'roll-80' })
    expect(printerFor('document', [mistaken, office], { 'roll-80': 'pos' })).toEqual({ printer: 'office', paper: 'a4' })
    expect(printerFor('document', [office], { a4: 'taken-away' })).toEqual({ printer: 'office', paper: 'a4' })
  })

  it('is always one that the system knows', () => {
    const known = fc.array(
      fc.record({ name: fc.constantFrom('a', 'b', 'c'), paper: fc.constantFrom(...PAPERS), standard: fc.boolean() }),
    )
    const chosen = fc.record(
      { a4: fc.constantFrom('a', 'b', 'x'), 'roll-80': fc.constantFrom('b', 'c', 'y') },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.constantFrom(...SHEET_KINDS), known, chosen, (kind, printers, record) => {
        const found = printerFor(kind, printers, record)
        if (found !== undefined) expect(printers.map(({ name }) => name)).toContain(found.printer)
      }),
    )
  })
})

describe('the page', () => {
  it('of A4 is A4', () => {
    expect(pageFor('a4', [], undefined)).toEqual({ widthMm: 210, heightMm: 297, media: 'iso_a4_210x297mm' })
  })

  it('of a roll is as long as its sheet where the printer takes any length', () => {
    const cups = ['custom_80.08x200.03mm_80.08x200.03mm', 'custom_min_35.28x35.28mm', 'custom_max_80.08x2998.61mm']
    expect(pageFor('roll-80', cups, 213)).toEqual({ widthMm: 80.08, heightMm: 213, media: 'custom_80.08x213mm_80.08x213mm' })
  })

  it('is else the shortest that holds it, or the longest there is', () => {
    const fixed = ['iso_a4_210x297mm', 'om_roll_80x297mm', 'om_roll_80x200mm']
    expect(pageFor('roll-80', fixed, 150)).toMatchObject({ heightMm: 200, media: 'om_roll_80x200mm' })
    expect(pageFor('roll-80', fixed, 250)).toMatchObject({ heightMm: 297 })
    expect(pageFor('roll-80', fixed, 900)).toMatchObject({ heightMm: 297 })
  })

  it('of a printer that says nothing of its paper is 80 mm wide and left to its setting', () => {
    expect(pageFor('roll-80', [], 120)).toEqual({ widthMm: 80, heightMm: 120, media: undefined })
    expect(pageFor('roll-80', ['junk', 'custom_max_', 'x_0x0mm'], undefined)).toMatchObject({ widthMm: 80, heightMm: 200 })
  })
})

it('a printer has a roll in it when its paper is narrower than any sheet', () => {
  expect(['iso_a4_210x297mm', 'na_letter_8.5x11in', 'iso_a6_105x148mm', undefined].map(paperOfMedia)).toEqual([
    'a4',
    'a4',
    'a4',
    'a4',
  ])
  expect(['om_80x200mm_80x200mm', 'oe_roll_3.15x8in'].map(paperOfMedia)).toEqual(['roll-80', 'roll-80'])
})
