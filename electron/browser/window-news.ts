// What the host tells a kiosk session of another user, as a file in memory (/run): where to open its window, how its page fares, which visit it is.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'

const addressSchema = z.url().max(300).startsWith('http://127.0.0.1:')
const countSchema = z.int().nonnegative()

export const windowNewsSchema = z.strictObject({
  /** Another start of the host is another door: a window of the one before has no cookie for it. */
  host: z.string().max(100),
  /** Each opens once; when it was used, the next one stands here. */
  home: addressSchema,
  help: addressSchema,
  /** Visits that ended: each takes its browser with it. */
  visits: countSchema,
  /** Streams of events that pages have opened so far, and whether one is open now. */
  pages: z.strictObject({ came: countSchema, open: z.boolean() }),
})
export type WindowNews = z.infer<typeof windowNewsSchema>

/** The group reads it; nobody else on the machine opens the pages. */
const MODE = 0o640

export function writeWindowNews(file: string, news: WindowNews): void {
  writeFileDurably(file, JSON.stringify(news), MODE)
}

/** Undefined while no host has written one, and for a file that is something else. */
export function readWindowNews(file: string): WindowNews | undefined {
  try {
    const read = windowNewsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.data : undefined
  } catch (error) {
    if (!(error instanceof SyntaxError) && fileFailure(error, file) === undefined) throw error
    return undefined
  }
}
