// One read-only look into the ledger, for every probe that asks it; a terminal that runs is not disturbed.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { whyUnreadable } from '../../../platform/files/failure.ts'
import { isSound, openReadOnly, type ReadOnlyDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { enrolmentGrantSchema } from '../../../shared/api/hub-terminal.ts'
import { type DeviceRecord, deviceRecordSchema } from '../../../shared/standard/device-record.ts'
import { hasKeptLedger, isNewInUsedFolder } from '../ledger/lost-ledger.ts'
import { LEDGER_MIGRATIONS } from '../ledger/migrations.ts'
import { readQueue, readShownContent, type ShownContent } from '../ledger/read-only.ts'
import { blocksTheStart } from '../ledger/readable-rows.ts'

export interface LedgerFacts {
  readonly shown: ShownContent | undefined
  readonly queue: { readonly waiting: number; readonly refused: number }
  readonly device: DeviceRecord | undefined
  /** Undefined: it was never enrolled. */
  readonly enrolled: { readonly terminal: string; readonly hub: string } | undefined
  /** When the signatures of the trusted roles run out. */
  readonly signatures: readonly { readonly role: string; readonly expires: Date }[]
}

export type LedgerLook =
  /** Nothing was ever kept here. */
  | { readonly state: 'none' }
  /** It can't be opened here and now: closed, on a full disk, or held by another program. */
  | { readonly state: 'unreadable' }
  /** Or gone, where there has been one. */
  | { readonly state: 'damaged' }
  /** Written by a later release. */
  | { readonly state: 'newer'; readonly found: number; readonly newest: number }
  | { readonly state: 'read'; readonly facts: LedgerFacts }

const signedSchema = z.object({ signed: z.object({ expires: z.iso.datetime() }) })

export function lookIntoLedger(data: string | undefined): LedgerLook {
  const path = data === undefined ? undefined : join(data, 'ledger.sqlite')
  if (data === undefined || path === undefined) return { state: 'none' }
  if (!existsSync(path)) return { state: isUsedFolder(data) ? 'damaged' : 'none' }
  let db: ReadOnlyDatabase | undefined
  try {
    db = openReadOnly(path)
    if (!isSound(db) || isNewInUsedFolder(db, data)) return { state: 'damaged' }
    const newest = Math.max(...LEDGER_MIGRATIONS.map(({ version }) => version))
    const found = Number(db.pragma('user_version', { simple: true }))
    if (found > newest) return { state: 'newer', found, newest }
    if (found === 0) return { state: 'none' }
    if (blocksTheStart(db)) return { state: 'damaged' }
    return {
      state: 'read',
      facts: {
        ...{ shown: readShownContent(data), queue: readQueue(data), device: deviceOf(db) },
        ...{ enrolled: enrolmentOf(db), signatures: signaturesOf(db) },
      },
    }
  } catch (error) {
    const kind = sqliteErrorKind(error)
    if (kind === undefined) throw error
    return { state: kind === 'damaged' ? 'damaged' : 'unreadable' }
  } finally {
    db?.close()
  }
}

function isUsedFolder(data: string): boolean {
  const isFolder = statSync(data, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder && whyUnreadable(data) === undefined && hasKeptLedger(data)
}

function deviceOf(db: ReadOnlyDatabase): DeviceRecord | undefined {
  return deviceRecordSchema.safeParse(settingOf(db, 'device-record')).data
}

function enrolmentOf(db: ReadOnlyDatabase): LedgerFacts['enrolled'] {
  const grant = enrolmentGrantSchema.safeParse(settingOf(db, 'grant')).data
  return grant && { terminal: grant.terminal.code, hub: z.string().catch('').parse(settingOf(db, 'hub-address')) }
}

function settingOf(db: ReadOnlyDatabase, name: string): unknown {
  const value = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck().get(name)
  return value === undefined ? undefined : JSON.parse(value)
}

function signaturesOf(db: ReadOnlyDatabase): LedgerFacts['signatures'] {
  const rows = db.prepare<[], { role: string; bytes: Buffer }>('SELECT role, bytes FROM trusted_metadata').all()
  return rows.flatMap(({ role, bytes }) => {
    const read = signedSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    return read.success ? [{ role, expires: new Date(read.data.signed.expires) }] : []
  })
}
