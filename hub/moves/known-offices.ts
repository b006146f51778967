// Offices that this one hands on to, or takes over from: their cards, kept by an admin who has compared the fingerprint with the other office.
import { sha256Hex } from '../../platform/package/make-blob.ts'
import type { KnownOffice } from '../../shared/api/hub-moves.ts'
import { type OfficeCard, officeCardSchema } from '../../shared/api/transfer.ts'
import type { Office } from '../../shared/content/office.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HubStore } from '../store/open-store.ts'

/** The hash of the keys that the office seals to and signs with, in groups of four. */
export function officeFingerprint({ id, sealing, acknowledging }: Office): string {
  const keys = [...sealing.recipients.map(({ recipient }) => recipient), ...acknowledging.map(({ keyId }) => keyId)]
  return sha256Hex(Buffer.from([id, ...keys.sort()].join('\n')))
    .slice(0, 32)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ')
}

export function knownOfficeOf({ office, address }: OfficeCard): KnownOffice {
  const { id, body } = office
  return { id, body, fingerprint: officeFingerprint(office), ...(address !== undefined && { address }) }
}

/**
 * `heard`: the fingerprint as the other office has said it; a card says whose it is, and proves nothing.
 * Errors: `own-office`, `fingerprint-other`.
 */
export async function keepOffice(
  store: HubStore,
  card: OfficeCard,
  { heard, own, by, at }: { heard: string; own: string; by: string; at: Date },
): Promise<Result<void>> {
  const { id, body } = card.office
  if (plain(heard) !== plain(officeFingerprint(card.office))) return fail('fingerprint-other', { body })
  if (id === own) return fail('own-office', { office: id })
  const values = { card: JSON.stringify(card), kept_at: at.toISOString(), by_name: by }
  await store
    .insertInto('known_office')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
  return ok(undefined)
}

function plain(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

export async function knownOffices(store: HubStore): Promise<OfficeCard[]> {
  const rows = await store.selectFrom('known_office').select('card').orderBy('id').execute()
  return rows.map(({ card }) => officeCardSchema.parse(JSON.parse(card)))
}

export async function knownOffice(store: HubStore, id: string): Promise<OfficeCard | undefined> {
  const row = await store.selectFrom('known_office').select('card').where('id', '=', id).executeTakeFirst()
  return row && officeCardSchema.parse(JSON.parse(row.card))
}
