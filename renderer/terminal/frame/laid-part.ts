// Parts of a long content that were laid out once: where their rows are is remembered, and the browser draws them only near to what is seen.
import type { Piece } from './page-breaks.ts'

interface Laid {
  readonly height: number
  /** Px from the part's own top. */
  readonly pieces: readonly Piece[]
}

const laidParts = new WeakMap<Element, Laid>()

/** `rows`: what must not be cut in them. To be undone before their width or their letters change. */
export function layParts(parts: readonly HTMLElement[], rows: string): void {
  // First everything is read: each change would have the next reading lay out anew.
  const laid = parts.map((part) => {
    const { top, height } = part.getBoundingClientRect()
    const pieces = Array.from(part.querySelectorAll(rows), (row) => {
      const rect = row.getBoundingClientRect()
      return { top: rect.top - top, bottom: rect.bottom - top }
    })
    return { part, height, pieces }
  })
  for (const { part, height, pieces } of laid) {
    laidParts.set(part, { height, pieces })
    // As high undrawn as drawn.
    part.style.setProperty('contain-intrinsic-height', `${height}px`)
    part.toggleAttribute('data-laid', true)
  }
}

/** Is it no longer as high as it was when it was laid out? */
export function hasOutgrown(part: Element): boolean {
  const laid = laidParts.get(part)
  return laid !== undefined && Math.abs(laid.height - part.getBoundingClientRect().height) > 0.5
}

export function undoLaidPart(part: HTMLElement): void {
  laidParts.delete(part)
  part.toggleAttribute('data-laid', false)
}

/** Undefined for what was not laid out as a part. */
export function piecesOfLaidPart(part: Element): readonly Piece[] | undefined {
  return laidParts.get(part)?.pieces
}
