// Cuts Chinese text into the words of a dictionary: the likeliest row of words, by their frequencies alone.

const WORD_MAX_CHARACTERS = 10
/** A character that no word begins with, in nats. */
const UNKNOWN_COST = 18

/** A cutter over words and their counts. Cuts one run of Chinese characters. */
export function wordCutter(counts: ReadonlyMap<string, number>): (run: string) => string[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const costs = new Map([...counts].map(([word, count]) => [word, Math.log(total / Math.max(1, count))]))
  return (run) => {
    const best = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY)
    const from = new Int32Array(run.length + 1)
    best[0] = 0
    for (let start = 0; start < run.length; start += 1) {
      for (let end = start + 1; end <= Math.min(run.length, start + WORD_MAX_CHARACTERS); end += 1) {
        const cost = costs.get(run.slice(start, end)) ?? (end === start + 1 ? UNKNOWN_COST : undefined)
        if (cost === undefined) continue
        const sum = (best[start] ?? 0) + cost
        if (sum < (best[end] ?? 0)) {
          best[end] = sum
          from[end] = start
        }
      }
    }
    const words: string[] = []
    for (let end = run.length; end > 0; end = from[end] ?? 0) words.unshift(run.slice(from[end], end))
    return words
  }
}

/** The unbroken runs of Chinese characters of a text. */
export function chineseRuns(text: string): readonly string[] {
  return text.match(/[\u4e00-\u9fff]+/g) ?? []
}
