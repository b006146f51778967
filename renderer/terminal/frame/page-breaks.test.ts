import { describe, expect, it } from 'vitest'
import { nameOfPage, nearestBreak, pageBreaks } from './page-breaks.ts'

const lines = (count: number, height: number) =>
  Array.from({ length: count }, (_, i) => ({ top: i * height + 2, bottom: (i + 1) * height - 2 }))

describe('turning a long page', () => {
  it('is one page when everything fits', () => {
    expect(pageBreaks(lines(10, 50), 500)).toEqual([0])
  })

  it('never cuts a line', () => {
    const pieces = lines(100, 50)
    const breaks = pageBreaks(pieces, 480)
    breaks.forEach((top, i) => {
      const end = breaks[i + 1] ?? Number.POSITIVE_INFINITY
      for (const piece of pieces) expect(piece.top >= end || piece.bottom <= end).toBe(true)
      for (const piece of pieces.filter((p) => p.top >= top && p.bottom <= end))
        expect(piece.bottom - top).toBeLessThanOrEqual(480)
    })
  })

  it('moves a card whole to the next page', () => {
    expect(
      pageBreaks(
        [
          { top: 0, bottom: 300 },
          { top: 320, bottom: 620 },
        ],
        500,
      ),
    ).toEqual([0, 308])
  })

  it('gives a card that just fills the page less air above it, and does not cut it', () => {
    const pieces = [
      { top: 0, bottom: 300 },
      { top: 320, bottom: 815 },
    ]
    expect(pageBreaks(pieces, 500)).toEqual([0, 315])
  })

  it('goes through a piece taller than the screen step by step and ends', () => {
    expect(pageBreaks([{ top: 0, bottom: 1000 }], 500)).toEqual([0, 450, 900])
  })
})

describe('what the pager says of a page', () => {
  const sheets = [
    { top: 600, bottom: 1100, name: '1' },
    { top: 1112, bottom: 1612, name: '2' },
    { top: 1624, bottom: 3000, name: '3' },
  ]
  const name = (from: number, until: number) => nameOfPage(sheets, from, until)?.name

  it('is the sheet that begins on it', () => {
    expect(name(588, 1100)).toBe('1')
    expect(name(1100, 1612)).toBe('2')
  })

  it('is the sheet it goes on with', () => {
    expect(name(2100, 2600)).toBe('3')
  })

  it('is nothing where no sheet stands: before the first and after the last', () => {
    expect(name(0, 588)).toBeUndefined()
    expect(name(2995, 3400)).toBeUndefined()
  })
})

describe('measuring again', () => {
  it('stays at the page nearest to where a person was', () => {
    expect(nearestBreak([0, 480, 960], 500)).toBe(480)
    expect(nearestBreak([0, 480, 960], 900)).toBe(960)
    expect(nearestBreak([0], 700)).toBe(0)
  })
})
