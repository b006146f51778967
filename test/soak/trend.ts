// Whether a row of measurements grows: the median of all slopes between two of them (Theil-Sen), which single peaks do not move.

export interface Sample {
  readonly atMinutes: number
  readonly megabytes: number
}

/** Megabytes an hour; undefined for fewer than three measurements. */
export function slopeAnHour(samples: readonly Sample[]): number | undefined {
  if (samples.length < 3) return undefined
  const slopes = samples.flatMap((later, at) =>
    samples
      .slice(0, at)
      .filter((earlier) => earlier.atMinutes < later.atMinutes)
      .map((earlier) => ((later.megabytes - earlier.megabytes) / (later.atMinutes - earlier.atMinutes)) * 60),
  )
  return median(slopes)
}

/** The half in which caches are full and pages have been read: what still grows there grows on. */
export function secondHalf(samples: readonly Sample[]): Sample[] {
  const end = samples.at(-1)?.atMinutes ?? 0
  return samples.filter(({ atMinutes }) => atMinutes >= end / 2)
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? above : (below + above) / 2
}
