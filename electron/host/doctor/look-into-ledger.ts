// One read-only look into the ledger, for every probe that asks it; a terminal that runs is not disturbed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSound, openReadOnly, type ReadOnlyDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { type DeviceRecord, deviceRecordSchema } from '../../../shared/standard/device-record.ts'
import { LEDGER_MIGRATIONS } from '../ledger/migrations.ts'
import { readQueue, readShownContent, type ShownContent } from '../ledger/read-only.ts'

export interface LedgerFacts {
  readonly shown: ShownContent | undefined
  readonly queue: { readonly waiting: number; readonly refused: number }
  readonly device: DeviceRecord | undefined
  /** When the signatures of the trusted roles run out. */
  readonly signatures: readonly { readonly role: string; readonly expires: Date }[]
}

export type LedgerLook =
  /** Nothing was ever kept here. */
  | { readonly state: 'none' }
  /** It can't be opened here and now; why is for the probes of disk and permissions to say. */
  | { readonly state: 'unreadable' }
  | { readonly state: 'damaged' }
  /** Written by a later release. */
  | { readonly state: 'newer'; readonly found: number; readonly newest: number }
  | { readonly state: 'read'; readonly facts: LedgerFacts }

const signedSchema = z.object({ signed: z.object({ expires: z.iso.datetime() }) })

export function lookIntoLedger(data: string | undefined): LedgerLook {
  const path = data === undefined ? undefined : join(data, 'ledger.sqlite')
  if (data === undefined || path === undefined || !existsSync(path)) return { state: 'none' }
  let db: ReadOnlyDatabase | undefined
  try {
    db = openReadOnly(path)
    if (!isSound(db)) return { state: 'damaged' }
    const newest = Math.max(...LEDGER_MIGRATIONS.map(({ version }) => version))
    const found = Number(db.pragma('user_version', { simple: true }))
    if (found > newest) return { state: 'newer', found, newest }
    return {
      state: 'read',
      facts: { shown: readShownContent(data), queue: readQueue(data), device: deviceOf(db), signatures: signaturesOf(db) },
    }
  } catch (error) {
    const kind = sqliteErrorKind(error)
    if (kind === undefined) throw error
    return { state: kind === 'damaged' ? 'damaged' : 'unreadable' }
  } finally {
    db?.close()
  }
}

function deviceOf(db: ReadOnlyDatabase): DeviceRecord | undefined {
  const value = db.prepare<[], string>(`SELECT value FROM setting WHERE name = 'device-record'`).pluck().get()
  const read = deviceRecordSchema.safeParse(value === undefined ? undefined : JSON.parse(value))
  return read.success ? read.data : undefined
}

function signaturesOf(db: ReadOnlyDatabase): LedgerFacts['signatures'] {
  const rows = db.prepare<[], { role: string; bytes: Buffer }>('SELECT role, bytes FROM trusted_metadata').all()
  return rows.flatMap(({ role, bytes }) => {
    const read = signedSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    return read.success ? [{ role, expires: new Date(read.data.signed.expires) }] : []
  })
}
