// What a backup of the hub says of itself. Written last: a folder without it is no whole backup.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256Hex } from '../../platform/package/make-blob.ts'
import { sha256Schema } from '../../shared/content/catalogue.ts'

export const MANIFEST_FILE = 'backup.json'
/** Folders that go along, below the hub's folder. */
export const BACKED_UP_FOLDERS = ['repo', 'calendars'] as const
const MANIFEST_MAX_BYTES = 1_048_576

export const manifestSchema = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  database: z.strictObject({ sha256: sha256Schema }),
  /** Files of the keys folder, which is kept apart: by these a restore tells whether the right ones were put back. */
  keys: z.array(z.strictObject({ name: z.string().regex(/^[\w.-]{1,100}\.json$/), sha256: sha256Schema })).max(1_000),
  /** Receipt of the chained records at that time (`zwgk audit verify --expect`). */
  records: z.string().max(200),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Undefined where there is none, or none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST_FILE)
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  if (bytes.length > MANIFEST_MAX_BYTES) return undefined
  try {
    return manifestSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export function keyFiles(folder: string): Manifest['keys'] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, sha256: sha256Hex(readFileSync(join(folder, name))) }))
}

/** A database may be larger than memory. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('hex')
}
