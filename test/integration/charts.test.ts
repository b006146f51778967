// The charts of the console, from a real terminal's use and a real hub: counted once, over the poll, with no word that was typed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callEndpoint as call } from '../../shared/api/endpoint.ts'
import { hubChartsApi } from '../../shared/api/hub-charts.ts'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'

const TYPED = '张三的低保为什么停了'
let world: HubInProcess
let terminal: TestTerminal

beforeAll(async () => {
  world = await hubInProcess()
  terminal = await world.terminal()
})
afterAll(() => world.close())

const atTerminal = async (request: Request) => await terminal.host.app.fetch(request)

async function charts() {
  await world.hub.accounts.create({ name: 'viewer', displayName: '某', roles: ['editor'] }, 'a password', { demo: true })
  let cookie = ''
  const entered = await call(
    async (request) => {
      const answer = await world.hub.app.fetch(request)
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      return answer
    },
    'http://hub',
    hubConsoleApi.signIn,
    { name: 'viewer', password: 'a password' },
  )
  if (!entered.ok) throw new Error(`expected to sign in, got ${entered.error.code}`)
  const asked = await call(
    async (request) => await world.hub.app.fetch(request),
    'http://hub',
    hubChartsApi.charts,
    {},
    { cookie },
  )
  if (!asked.ok) throw new Error(`expected charts, got ${asked.error.code}`)
  return asked.value
}

test('what people read and look for reaches the office as numbers, and counts once', async () => {
  const listed = await call(atTerminal, 'http://terminal', terminalApi.documents, { kind: 'guide' })
  const id = listed.ok ? (listed.value.documents[0]?.id ?? '') : ''
  for (let times = 0; times < 3; times += 1) await call(atTerminal, 'http://terminal', terminalApi.document, { id })
  await call(atTerminal, 'http://terminal', terminalApi.search, { q: '低保' })
  await call(atTerminal, 'http://terminal', terminalApi.search, { q: `${TYPED}龘靐齉` })
  await terminal.host.poller.round()
  await terminal.host.poller.round()
  const { use } = await charts()
  const opened = use.zones.flatMap(({ hours }) => hours).reduce((sum, number) => sum + number, 0)
  expect(opened).toBe(3)
  expect(use.searches.map(({ searches, withoutResult }) => [searches, withoutResult])).toEqual([[2, 1]])
  const kept = await world.hub.store.selectFrom('use_count').selectAll().execute()
  const beats = await world.hub.store.selectFrom('terminal').select('heartbeat').execute()
  expect(JSON.stringify([kept, beats])).not.toMatch(/张三|低保/)
})

test('a request is charted in its month as open, and content by its age', async () => {
  await submitForm(terminal.host, 'disclosure-request', '一份合同')
  await expect
    .poll(async () => {
      await terminal.host.poller.round()
      return (await charts()).months.at(-1)?.outcomes.open
    })
    .toBe(1)
  const { ages, answers } = await charts()
  expect(answers).toEqual([])
  expect(ages.find(({ kind }) => kind === 'guide')?.ages).toMatchObject({ older: expect.any(Number) })
  expect(ages.length).toBeGreaterThan(5)
})
