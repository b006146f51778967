// What a bench is: it measures this product and named peers on the same data in one run. None of them passes or fails by time.

export interface BenchOptions {
  /** Documents of the data set. */
  readonly docs: number
  /** A gzipped file of texts, one JSON object with title and body a line; undefined: texts made from the demo town. */
  readonly corpus: string | undefined
  /** Whether peers that need memory and minutes are measured too. */
  readonly peers: boolean
  /** How much of everything else: terminals, submissions, starts; 1 is the size that docs/performance.md speaks of. */
  readonly scale: number
  /** A folder for this run alone. */
  readonly scratch: string
}

/** One line of docs/performance.md. `reached`: undefined where nothing was promised. */
export interface Finding {
  readonly what: string
  readonly target: string
  readonly found: string
  readonly reached: boolean | undefined
}

export interface BenchResult {
  /** The whole of what was measured: the last line of a run with --json. */
  readonly json: Readonly<Record<string, unknown>>
  readonly data: string
  readonly findings: readonly Finding[]
}

export interface Bench {
  readonly says: string
  /** Documents when the command line names no number. */
  readonly docs: number
  run(options: BenchOptions): Promise<BenchResult>
}
