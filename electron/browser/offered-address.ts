// The one-time address that waits for a window, as a file in memory (/run): the host writes it, only the window's user may read it.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { fileFailure } from '../../platform/files/failure.ts'

export const offeredSchema = z.strictObject({
  address: z.url().max(300).startsWith('http://127.0.0.1:'),
  /** Another start of the host is another door: a window of the one before has no cookie for it. */
  host: z.string().max(100),
})
export type OfferedAddress = z.infer<typeof offeredSchema>

/** The group reads it; nobody else on the machine opens the pages. */
const MODE = 0o640

export function offerAddress(file: string, offered: OfferedAddress): void {
  writeFileDurably(file, JSON.stringify(offered), MODE)
}

/** Undefined while no host has written one, and for a file that is something else. */
export function readOffered(file: string): OfferedAddress | undefined {
  try {
    const read = offeredSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.data : undefined
  } catch (error) {
    if (!(error instanceof SyntaxError) && fileFailure(error, file) === undefined) throw error
    return undefined
  }
}
