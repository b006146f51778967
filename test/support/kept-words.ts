// Where a word stands in what a hub keeps: every column of every table, with seals and office files opened, and every byte of its folder.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { sql } from 'kysely'
import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE } from 'kysely/migration'
import type { HubStore } from '../../hub/store/open-store.ts'
import { currentSuite } from '../../platform/crypto/suites.ts'

export interface Opening {
  /** Private half of the office's sealing key. */
  readonly identity: string
  /** Of the submissions that were answered. */
  readonly queryCode: string
}

export interface Place {
  /** `table.column`. */
  readonly place: string
  /** The value as it lies in the database. */
  readonly bytes: Buffer
}

export async function placesOf(word: string, store: HubStore, opening: Opening): Promise<Place[]> {
  const tables = await store.introspection.getTables()
  const places: Place[] = []
  for (const { name } of tables) {
    if (name === DEFAULT_MIGRATION_TABLE || name === DEFAULT_MIGRATION_LOCK_TABLE) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(store)
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        if (typeof value !== 'string' && !Buffer.isBuffer(value)) continue
        const bytes = Buffer.from(value)
        if ((await readings(bytes, opening)).some((text) => text.includes(word)))
          places.push({ place: `${name}.${column}`, bytes })
      }
  }
  return places
}

/** Paths below the folder of files that hold any of these bytes. */
export function filesWith(needles: readonly Uint8Array[], folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  return paths.filter((path) => {
    const bytes = readFileSync(path)
    return needles.some((needle) => bytes.includes(Buffer.from(needle)))
  })
}

/** A value in every way that somebody who has the keys can read it. */
async function readings(bytes: Buffer, { identity, queryCode }: Opening): Promise<string[]> {
  const text = bytes.toString('utf8')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const zip = await JSZip.loadAsync(bytes)
    return await Promise.all(Object.values(zip.files).map((file) => file.async('string')))
  }
  const [, inside] = /"sealed":"([^"]+)"/.exec(text) ?? []
  const opened =
    inside === undefined
      ? await currentSuite.open([identity], bytes)
      : await currentSuite.openWithCode(queryCode, Buffer.from(inside, 'base64'))
  return [text, ...(opened === undefined ? [] : [Buffer.from(opened).toString('utf8')])]
}
