import { describe, expect, it } from 'vitest'
import { pageBreaks } from './page-breaks.ts'

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

  it('goes through a piece taller than the screen step by step and ends', () => {
    expect(pageBreaks([{ top: 0, bottom: 1000 }], 500)).toEqual([0, 450, 900])
  })
})
