// Can the program read what stands in a row? Pages may be sound while a value is not: the disk has changed a byte inside it, or another release wrote it.
import type { SqliteDatabase } from '../../../platform/sqlite/open.ts'
import { headerSchema } from '../../../shared/requests/envelope.ts'
import { contentRecordSchema } from './content-records.ts'
import type { Row } from './read-rows.ts'
import { sequenceSchema } from './receipt-sequence.ts'
import { settingSchema } from './settings.ts'

/** Tables that are read at every start or sync: one unreadable row in them would fail each time, for as long as it lies there. */
const NEEDED_AT_START = ['setting', 'trusted_metadata', 'active_content'] as const

/** Of the tables that are known here; every other row counts as readable. */
export function isReadableRow(table: string, row: Row): boolean {
  switch (table) {
    case 'setting':
      return fits(schemaOf(String(row['name'])), row['value'])
    case 'trusted_metadata':
      return fits(undefined, row['bytes'])
    case 'active_content':
      return fits(contentRecordSchema, row['record'])
    case 'submission':
      return fits(headerSchema, row['header'])
    default:
      return true
  }
}

/** Whether a row would end the program as soon as it starts, or each of its syncs. */
export function blocksTheStart(db: Pick<SqliteDatabase, 'prepare'>): boolean {
  return NEEDED_AT_START.some((table) =>
    db
      .prepare<[], Row>(`SELECT * FROM ${table}`)
      .all()
      .some((row) => !isReadableRow(table, row)),
  )
}

interface Schema {
  safeParse(value: unknown): { readonly success: boolean }
}

function schemaOf(setting: string): Schema | undefined {
  return setting === 'receipt-sequence' ? sequenceSchema : settingSchema(setting)
}

/** Without a schema it only has to be JSON. */
function fits(schema: Schema | undefined, text: unknown): boolean {
  try {
    const value: unknown = JSON.parse(String(text))
    return schema === undefined || schema.safeParse(value).success
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
