// Medians, p95 and ratios of measured times.

/** The value below which `share` of the others lie (nearest rank); NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export interface Spread {
  readonly p50: number
  readonly p95: number
}

export function spreadOf(values: readonly number[]): Spread {
  return { p50: rounded(quantile(values, 0.5)), p95: rounded(quantile(values, 0.95)) }
}

/** Three figures after the point: microseconds of a millisecond. */
export function rounded(value: number, places = 3): number {
  return Math.round(value * 10 ** places) / 10 ** places
}

export function ratioOf(part: number, whole: number): number {
  return rounded(part / whole, 2)
}

export function megabytes(bytes: number): number {
  return rounded(bytes / 1e6, 1)
}
