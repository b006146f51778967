// Where a long page may be turned: between lines and whole cards, never through them.

/** What must not be cut, in px from the content's top. */
export interface Piece {
  readonly top: number
  readonly bottom: number
}

const AIR_PX = 12
// Of a piece taller than the screen, this much is shown again on the next turn.
const REPEATED = 0.1

/** Tops of the pages for content made of `pieces`, shown `height` px at a time. The first is 0. */
export function pageBreaks(pieces: readonly Piece[], height: number): number[] {
  const breaks = [0]
  if (height <= 0) return breaks
  let bottomBefore = 0
  for (const piece of merged(pieces)) {
    let last = breaks.at(-1) ?? 0
    while (piece.bottom > last + height) {
      // Air above it, as long as what just fills a page still fits below.
      const air = Math.max(piece.top - AIR_PX, Math.min(bottomBefore, piece.top), piece.bottom - height)
      const top = Math.min(piece.top, air)
      last = top > last + 1 ? top : last + height * (1 - REPEATED)
      breaks.push(last)
    }
    bottomBefore = piece.bottom
  }
  return breaks
}

/** Pieces beside one another (columns, a table's row) become one. */
function merged(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of [...pieces].sort((a, b) => a.top - b.top)) {
    const before = whole.at(-1)
    if (before !== undefined && piece.top < before.bottom - 1) {
      whole[whole.length - 1] = { top: before.top, bottom: Math.max(before.bottom, piece.bottom) }
    } else whole.push(piece)
  }
  return whole
}

/** Whose name stands over the page from `from` to `until`: the first of `named` that begins on it, else the one it goes on with. */
export function nameOfPage<Name extends Piece>(named: readonly Name[], from: number, until: number): Name | undefined {
  return (
    named.find(({ top }) => top >= from - 1 && top < until - AIR_PX) ??
    named.find(({ top, bottom }) => top < from && bottom > from + AIR_PX)
  )
}

/** The break to show after a new measuring: the one nearest to where a person was. */
export function nearestBreak(breaks: readonly number[], top: number): number {
  return breaks.reduce((nearest, one) => (Math.abs(one - top) < Math.abs(nearest - top) ? one : nearest), 0)
}
