// Whether two requests ask for the same information: said to the officer, who decides. A near repeat is never kept out (F19).

/** Share of the shorter text's character pairs that the other one has too, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a]
  if (fewer.size === 0) return 0
  return [...fewer].filter((pair) => more.has(pair)).length / fewer.size
}

const ALIKE_FROM = 0.7

export function asksTheSame(one: string, other: string): boolean {
  return likeness(one, other) >= ALIKE_FROM
}

/** Punctuation and widths are how a text was typed, not what it asks for. */
function pairs(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)))
}
