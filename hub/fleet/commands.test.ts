// Commands as the hub keeps them: given once, signed as they go down, answered only by the terminal they are for, no word of them in the log.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import type { CommandOrder } from '../../shared/fleet/command.ts'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { auditRecord } from '../audit/audit-record.ts'
import { type HubStore, openHubStore } from '../store/open-store.ts'
import { commandRows, commandsFor, giveCommand, keepCommandAnswers } from './commands.ts'

const DAY_MS = 86_400_000
const signingKey = currentSuite.generateSigningKey()
let store: HubStore
let logged: string[]
let at: Date
const parts = () => ({
  ...{ store, hub: 'qinghe', signingKey, now: () => at, audit: auditRecord(store, () => at) },
  log: (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`),
})
const message = (days = 1): CommandOrder => ({
  ...{ kind: 'message', words: '周五下午检修' },
  until: new Date(at.getTime() + days * DAY_MS).toISOString(),
})
const by = { account: 'admin', displayName: '管理员' }
async function give(order: CommandOrder, terminal = 'QH01', id: string = randomUUID()): Promise<string> {
  const given = await giveCommand({ id, terminal, order, by }, parts())
  return given.ok ? id : given.error.code
}
const row = async (id: string) => (await commandRows(store, at)).find((one) => one.id === id)

beforeEach(async () => {
  store = await openHubStore(temporaryFolder())
  logged = []
  at = new Date('2026-11-27T01:00:00.000Z')
  for (const code of ['QH01', 'QH02'])
    await store.insertInto('terminal').values({ code, name: '机', verifying_key: '{}', enrolled_at: at.toISOString() }).execute()
})
afterEach(() => store.destroy())

test('given, gone down signed, done: who and when stand beside it, and the log has no word of it', async () => {
  const id = await give(message())
  expect(await row(id)).toMatchObject({ state: 'waiting', kind: 'message', by: '管理员', words: '周五下午检修' })
  const [down] = (await commandsFor('QH01', 'network', parts())) ?? []
  if (down === undefined) throw new Error('expected a command')
  const { privateKey: _, ...key } = signingKey
  expect(currentSuite.verify(key, statementBytes('command', down.statement), down.signature)).toBe(true)
  expect(await commandsFor('QH02', 'network', parts())).toBeUndefined()
  expect(await row(id)).toMatchObject({ state: 'delivered' })
  await keepCommandAnswers('QH01', [{ id, outcome: 'done' }], parts())
  await keepCommandAnswers('QH01', [{ id, outcome: 'expired', seenAt: at.toISOString() }], parts())
  expect(await row(id)).toMatchObject({ state: 'done', seenAt: at.toISOString() })
  expect(await commandsFor('QH01', 'network', parts())).toBeUndefined()
  expect(logged).toHaveLength(2)
  expect(logged.join('\n')).not.toContain('检修')
})

test('who gave what to which terminal stands once in the chained record, whatever is refused or sent twice', async () => {
  const id = await give({ kind: 'restart' })
  await give({ kind: 'restart' }, 'QH01', id)
  await give({ kind: 'restart' })
  await give({ kind: 'sync' }, 'QH98')
  const rows = await store.selectFrom('audit_event').select(['account', 'what', 'about', 'detail']).execute()
  expect(rows).toEqual([{ account: 'admin', what: 'command-given', about: 'QH01', detail: 'restart' }])
})

test('the same one twice, two of a kind, too many, a wrong end, no such terminal', async () => {
  const id = await give({ kind: 'sync' })
  expect(await give({ kind: 'sync' }, 'QH01', id)).toBe(id)
  expect(await give({ kind: 'sync' })).toBe('command-waiting')
  expect(await give(message(-1))).toBe('message-end-wrong')
  expect(await give(message(40))).toBe('message-end-wrong')
  expect(await give({ kind: 'sync' }, 'QH98')).toBe('not-found')
  for (let n = 1; n < 20; n += 1) expect(await give(message())).toMatch(/-.*-/)
  expect(await give(message())).toBe('too-many-commands')
  expect(await commandRows(store, at)).toHaveLength(20)
})

test('a terminal answers for nobody else’s command', async () => {
  const id = await give({ kind: 'restart' })
  await keepCommandAnswers('QH02', [{ id, outcome: 'done', seenAt: at.toISOString() }], parts())
  expect(await row(id)).toMatchObject({ state: 'waiting' })
})

test('not fetched in its time it has lapsed and goes down no more; then another of its kind may be given', async () => {
  const id = await give({ kind: 'restart' })
  at = new Date(at.getTime() + DAY_MS)
  expect(await row(id)).toMatchObject({ state: 'expired' })
  expect(await commandsFor('QH01', 'network', parts())).toBeUndefined()
  expect(await give({ kind: 'restart' })).toMatch(/-.*-/)
})

test('a stick takes what needs no network', async () => {
  const [restart] = [await give({ kind: 'restart' }), await give({ kind: 'sync' }), await give({ kind: 'theme' })]
  const down = await commandsFor('QH01', 'stick', parts())
  expect(down?.map(({ statement }) => statement.id)).toEqual([restart])
})
