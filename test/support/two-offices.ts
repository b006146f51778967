// Two offices and what stands between them, for a village that goes from one to the other (F13).
import type { Host } from '../../electron/host/host.ts'
import { keepOffice, officeFingerprint } from '../../hub/moves/known-offices.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import type { HubInProcess } from './hub-in-process.ts'

/** The town beside the demo's. */
export const BAISHA = { id: 'baisha', body: '白沙镇人民政府', prefix: 'PX' }

/** `one` keeps the card of `other`, as an admin who has compared the fingerprint. */
export async function introduce(one: HubInProcess, other: HubInProcess): Promise<void> {
  const card = { format: 1, office: other.hub.office, address: other.address } as const
  const heard = officeFingerprint(other.hub.office).toLowerCase()
  const kept = await keepOffice(one.hub.store, card, { heard, own: one.hub.office.id, by: '某甲', at: new Date() })
  if (!kept.ok) throw new Error(kept.error.code)
}

export function shut(hub: HubInProcess): void {
  hub.door = () => new Response('no way through', { status: 503 })
}

export function open(hub: HubInProcess): void {
  hub.door = () => undefined
}

/** What a visitor sees of a receipt at this terminal. */
export async function lookUpAt(host: Host, { number, queryCode }: { number: string; queryCode: string }) {
  const found = await callEndpoint(async (request) => await host.app.fetch(request), 'http://terminal', terminalApi.receipt, {
    number,
    queryCode,
  })
  if (!found.ok) throw new Error(`expected a receipt, got ${found.error.code}`)
  return found.value
}
