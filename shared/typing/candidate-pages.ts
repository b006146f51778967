// How candidates stand in the bar: in rows, each as wide as its words, and as many pages as they need.

export interface BarSize {
  /** Widths in characters of the candidates. */
  readonly row: number
  readonly least: number
  /** What a candidate needs beside its characters. */
  readonly around: number
}

export const CANDIDATE_ROWS = 2

/** Pages of rows of places in `texts`; every candidate stands on just one page, in its order. One that is wider than a row has one for itself. */
export function candidatePages(texts: readonly string[], { row, least, around }: BarSize): number[][][] {
  const rows: number[][] = []
  let room = 0
  for (const [at, text] of texts.entries()) {
    const width = Math.max(least, [...text].length + around)
    const last = rows.at(-1)
    if (last === undefined || width > room) {
      rows.push([at])
      room = row - width
    } else {
      last.push(at)
      room -= width
    }
  }
  return rows.flatMap((_, at) => (at % CANDIDATE_ROWS === 0 ? [rows.slice(at, at + CANDIDATE_ROWS)] : []))
}
