// Chance by a seed: the same seed gives the same schedule, and each family has a row of numbers of its own, whatever the others draw.

export interface Random {
  /** 0 <= x < 1. */
  next(): number
  /** A whole number, 0 <= x < `limit`. */
  below(limit: number): number
  pick<Value>(values: readonly [Value, ...Value[]]): Value
}

export function randomOf(seed: number, ...path: readonly (string | number)[]): Random {
  const next = mulberry32([...path].reduce<number>(mixed, seed))
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, pick: ([first, ...rest]) => [first, ...rest][below(rest.length + 1)] ?? first }
}

function mixed(seed: number, part: string | number): number {
  let hash = seed ^ 0x9e3779b9
  for (const character of String(part)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixing = Math.imul(state ^ (state >>> 15), 1 | state)
    mixing = (mixing + Math.imul(mixing ^ (mixing >>> 7), 61 | mixing)) ^ mixing
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
