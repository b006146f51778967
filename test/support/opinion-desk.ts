// An office with its people, its desk and a terminal, at which opinions on calls come in and are decided on.
import { expect } from 'vitest'
import { receive } from '../../hub/reception/receive.ts'
import type { Role } from '../../shared/api/hub-console.ts'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { hubOpinionsApi, type OpenedCall } from '../../shared/api/hub-opinions.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Answers } from '../../shared/requests/form.ts'
import { got, type HubCall, signInAtHub, throughTheDesk } from './at-the-hub.ts'
import { hubInProcess } from './hub-in-process.ts'
import { sealedSubmission } from './sealed-submission.ts'

export const DAY_MS = 86_400_000
const PEOPLE = {
  officer: ['officer'],
  editor: ['editor'],
  first: ['reviewer'],
  second: ['reviewer'],
  leader: ['publisher'],
} as const satisfies Record<string, readonly Role[]>

export const dayAgo = (days: number) => chinaDay(new Date(Date.now() - days * DAY_MS))

export async function opinionDesk() {
  const world = await hubInProcess()
  const terminal = await world.terminal()
  const calls = new Map<string, HubCall>()
  let sequence = 0

  async function signIn(name: string, roles: readonly Role[]): Promise<HubCall> {
    await world.hub.accounts.create({ name, displayName: `${name}某`, roles: [...roles] }, `pass-${name}`, { demo: true })
    return await signInAtHub(async (request) => await world.hub.app.fetch(request), world.address, name, `pass-${name}`)
  }
  const as = (name: keyof typeof PEOPLE): HubCall => {
    const call = calls.get(name)
    if (call === undefined) throw new Error(`expected ${name} to have signed in`)
    return call
  }
  const publish = (id: string, version: number) =>
    throughTheDesk([as('editor'), as('first'), as('second'), as('leader')], id, version)

  /** A call that has lasted 30 days and ended `ended` days ago. */
  async function publishCall(id: string, title: string, ended: number): Promise<void> {
    const period = { from: dayAgo(ended + 29), until: dayAgo(ended) }
    const fields = { id, title, kind: 'opinion-call' as const, body: '青禾镇人民政府', period }
    got(await as('editor')(hubDeskApi.save, { version: 0, draft: { fields, text: '请于期限内提出意见。' } }))
    expect((await publish(id, 1)).row.stage).toBe('published')
  }

  async function come(document: string | undefined, opinion: string, more: Answers = {}, version?: number): Promise<string> {
    sequence += 1
    const envelope = await sealedSubmission(
      'opinion',
      { stance: 'agree-with-changes', opinion, callBack: 'no', ...more },
      {
        ...{ terminal: 'QH98', sequence, addressee: world.hub.office.id, at: new Date() },
        recipient: world.reception.officeKey.recipient,
        ...(document !== undefined && { document }),
        ...(version !== undefined && { version }),
      },
    )
    expect((await receive(envelope, 'QH98', world.reception)).ok).toBe(true)
    return envelope.header.id
  }
  const open = async (id: string): Promise<OpenedCall> => got(await as('officer')(hubOpinionsApi.open, { id }))
  const decide = (id: string, submissions: string[], verdict: 'adopted' | 'partly' | 'declined', reason = '') =>
    as('officer')(hubOpinionsApi.decide, { id, submissions, verdict, reason })
  const make = (id: string) => as('officer')(hubOpinionsApi.makeResult, { id })
  const listed = async (id: string) => got(await as('officer')(hubOpinionsApi.calls, {})).calls.find((one) => one.id === id)
  async function audited(what: string) {
    const rows = await world.hub.store.selectFrom('audit_event').select(['what', 'about', 'detail', 'account']).execute()
    return rows.filter((row) => row.what === what)
  }

  const kept = { code: 'QH98', name: '测试机', verifying_key: '{}', enrolled_at: new Date().toISOString() }
  await world.hub.store.insertInto('terminal').values(kept).execute()
  for (const [name, roles] of Object.entries(PEOPLE)) calls.set(name, await signIn(name, roles))
  return { world, terminal, as, publish, publishCall, come, open, decide, make, listed, audited }
}
