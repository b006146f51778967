// What the ledger keeps of content: the trusted metadata and which generation is shown. Content itself can always be rebuilt.
import { z } from 'zod'
import type { TrustedMetadata } from '../../../platform/package/trust.ts'
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { sha256Schema } from '../../../shared/content/catalogue.ts'
import { channelSchema } from '../../../shared/content/channel.ts'

const keptTargetSchema = z.strictObject({ sha256: sha256Schema, length: z.int() })
export type KeptTarget = z.infer<typeof keptTargetSchema>

export const contentRecordSchema = z.strictObject({
  /** Each channel's signed catalogue, kept as a blob: all that is needed to build the content file again. */
  catalogues: z.record(
    channelSchema,
    z.strictObject({ sha256: sha256Schema, length: z.int(), release: z.int(), createdAt: z.iso.datetime(), trial: z.boolean() }),
  ),
  /** Signed office file, kept as a blob. */
  office: keptTargetSchema.optional(),
  /** Signed standard profile and themes, kept as blobs. */
  standard: keptTargetSchema.optional(),
  themes: keptTargetSchema.optional(),
  documents: z.int(),
  /** The trusted day that the content file was built for: what had ended by then is not in it. Missing in records of an earlier release. */
  builtFor: z.iso.date().optional(),
  /** It came from an office that the terminal has left since: shown until that of now has brought its own, and receiving nothing. */
  ofFormerOffice: z.literal(true).optional(),
})
export type ContentRecord = z.infer<typeof contentRecordSchema>

export interface ActiveContent {
  readonly generation: number
  readonly previous: number | undefined
  readonly record: ContentRecord
}

export interface ContentRecords {
  trusted(): TrustedMetadata
  /** Replaces the whole set and raises the time floor, in one commit. */
  keepTrusted(metadata: TrustedMetadata, timeFloor: Date): void
  active(): ActiveContent | undefined
  /** One commit switches the generation; the one shown before is remembered as the previous. `erase`: blobs that have to go now. */
  activate(generation: number, record: ContentRecord, erase: readonly string[]): void
  /** Blobs that had to go and may still be there: a kill can come between the switch and the erasing. */
  toErase(): readonly string[]
  erased(): void
}

/** Run by whoever moves the terminal, in the same commit. */
export const MARK_AS_FORMER = `UPDATE active_content SET record = json_set(record, '$.ofFormerOffice', json('true'))`

export function contentRecords(db: SqliteDatabase): ContentRecords {
  const readMetadata = db.prepare<[], { role: string; bytes: Buffer }>('SELECT role, bytes FROM trusted_metadata')
  const clearMetadata = db.prepare('DELETE FROM trusted_metadata')
  const insertMetadata = db.prepare('INSERT INTO trusted_metadata (role, bytes) VALUES (?, ?)')
  const readFloor = db.prepare<[], { value: string }>(`SELECT value FROM setting WHERE name = 'time-floor'`)
  const writeFloor = db.prepare(
    `INSERT INTO setting (name, value) VALUES ('time-floor', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  )
  const readActive = db.prepare<[], { generation: number; previous: number | null; record: string }>(
    'SELECT generation, previous, record FROM active_content',
  )
  const writeActive = db.prepare(
    `INSERT INTO active_content (one, generation, previous, record) VALUES (1, @generation, NULL, @record)
     ON CONFLICT (one) DO UPDATE SET previous = generation, generation = excluded.generation, record = excluded.record`,
  )
  const readErase = db.prepare<[], { value: string }>(`SELECT value FROM setting WHERE name = 'blobs-to-erase'`)
  const writeErase = db.prepare(
    `INSERT INTO setting (name, value) VALUES ('blobs-to-erase', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  )
  const clearErase = db.prepare(`DELETE FROM setting WHERE name = 'blobs-to-erase'`)
  return {
    trusted: () => new Map(readMetadata.all().map(({ role, bytes }) => [role, bytes])),

    keepTrusted: db.transaction((metadata: TrustedMetadata, timeFloor: Date) => {
      clearMetadata.run()
      for (const [role, bytes] of metadata) insertMetadata.run(role, Buffer.from(bytes))
      const floor = readFloor.get()
      const earlier = floor === undefined ? undefined : z.string().parse(JSON.parse(floor.value))
      const signed = timeFloor.toISOString()
      if (earlier === undefined || signed > earlier) writeFloor.run(JSON.stringify(signed))
    }).immediate,

    active: () => {
      const row = readActive.get()
      if (row === undefined) return undefined
      const record = contentRecordSchema.parse(JSON.parse(row.record))
      return { generation: row.generation, previous: row.previous ?? undefined, record }
    },

    activate: db.transaction((generation: number, record: ContentRecord, erase: readonly string[]) => {
      writeActive.run({ generation, record: JSON.stringify(record) })
      writeErase.run(JSON.stringify(erase))
    }).immediate,

    toErase: () => {
      const row = readErase.get()
      return row === undefined ? [] : z.array(sha256Schema).parse(JSON.parse(row.value))
    },

    erased: () => void clearErase.run(),
  }
}
