// One way to search, measured in a process of its own so that its memory is its own.
import { z } from 'zod'

export const CONTENDERS = ['ours', 'floor', 'like', 'trigram', 'flexsearch', 'minisearch'] as const
export type ContenderName = (typeof CONTENDERS)[number]

/** Hits that are listed for each query. */
export const LISTED = 20

export interface Answer {
  /** Numbers of the listed texts; undefined for what does not search. */
  readonly listed: readonly number[] | undefined
  /** All that were found, where the contender counts them. */
  readonly total?: number
  readonly atLeast?: boolean
  /** Where the contender measures itself. */
  readonly ms?: number
}

export interface Contender {
  /** Size of what was made for searching, beside the texts themselves. */
  readonly indexBytes: number
  ask(query: string): Answer | Promise<Answer>
  /** What it does besides answering, before its memory is measured. */
  work?(): Promise<void>
  close(): void | Promise<void>
}

export const jobSchema = z.object({
  contender: z.enum(CONTENDERS),
  /** Folder of the run: `terminal/` holds the product's data, `plain.db` the texts for the others. */
  folder: z.string(),
  queries: z.array(z.string()),
})
export type Job = z.infer<typeof jobSchema>

export const measuredSchema = z.object({
  answers: z.array(z.object({ listed: z.array(z.int()).optional(), total: z.int().optional(), atLeast: z.boolean().optional() })),
  cold: z.array(z.number()),
  warm: z.array(z.number()),
  indexBytes: z.number(),
  rssBytes: z.number(),
})
export type Measured = z.infer<typeof measuredSchema>
