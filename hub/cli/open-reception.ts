// A hub's reception as a command opens it: the hub itself must be stopped, unless it stands on PostgreSQL.
import { type CommandInput, text } from '../../platform/cli/command.ts'
import { createLog } from '../../platform/log/logger.ts'
import type { OfficeCard } from '../../shared/api/transfer.ts'
import { ok, type Result } from '../../shared/result.ts'
import { auditRecord } from '../audit/audit-record.ts'
import { DEMO_OFFICE_CHANNEL } from '../demo/seed-demo.ts'
import { grantOffer } from '../fleet/grant-offer.ts'
import { hubFolders, hubKeys, openHubData, readOffice } from '../hub.ts'
import type { MovesParts } from '../moves/moves-view.ts'
import type { TakingParts } from '../moves/take-over.ts'
import { databaseFrom } from './database.ts'
import { unlockingFrom } from './unlocking.ts'

export const RECEPTION_OPTIONS = {
  data: { type: 'string' },
  database: { type: 'string' },
  'office-channel': { type: 'string' },
  demo: { type: 'boolean' },
} as const

export interface Reception {
  readonly parts: TakingParts & MovesParts
  readonly offer: () => ReturnType<typeof grantOffer>
}

/** Errors: `passphrase-missing`, `hub-already-running`, and those of keys and office file. */
export async function openReception(data: string, input: CommandInput): Promise<Result<Reception & { close(): Promise<void> }>> {
  const unlocking = unlockingFrom(input)
  if (unlocking === undefined) return { ok: false, error: { code: 'passphrase-missing' } }
  const folders = hubFolders(data)
  const database = databaseFrom(input)
  if (!database.ok) return database
  const log = createLog('receive')
  const opened = await openHubData(folders.data, database.value, log)
  if (!opened.ok) return opened
  const keys = await hubKeys(folders.keys, unlocking)
  const officeChannel = text(input.values['office-channel']) ?? DEMO_OFFICE_CHANNEL
  const office = readOffice(folders.repo, officeChannel)
  if (!keys.ok || !office.ok) {
    await opened.value.close()
    return keys.ok ? (office as Result<never>) : keys
  }
  const { id, sealing } = office.value
  const now = () => new Date()
  const card: OfficeCard = { format: 1, office: office.value }
  return ok({
    parts: {
      ...{ store: opened.value.store, hub: id, offices: [id], now, log, card, sealing },
      ...keys.value,
      audit: auditRecord(opened.value.store, now),
    },
    offer: () => grantOffer(folders.repo, id, officeChannel),
    close: opened.value.close,
  })
}
