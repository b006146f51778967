// Running duty between terminal and hub: a register entry is kept once and survives a restart, a fault is posted until it is mended, and the
// hub shows how the hall stands, without a name. Hostile input at each endpoint.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Host } from '../../electron/host/host.ts'
import { createHubClient } from '../../electron/host/outbox/hub-client.ts'
import { reportOf, terminalRows } from '../../hub/fleet/terminals.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { heartbeatSchema } from '../../shared/api/hub-terminal.ts'
import { terminalDutyApi } from '../../shared/api/terminal-duty.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { DeviceReport } from '../../shared/standard/device-probe.ts'
import { makeReport, type SeenFinding } from '../../shared/standard/report.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { type AtTheDesk, enterAs } from '../support/roles.ts'

let world: HubInProcess
beforeAll(async () => {
  world = await hubInProcess()
})
afterAll(() => world.close())

const RIGHT = { screen: 'right', touch: 'right', printer: 'right', paper: 'right', clean: 'right' }
const REPORT: DeviceReport = { width: 1080, height: 1920, touch: true, finePointer: false, fonts: true, printers: 1, notices: [] }
const PRINTER = { device: 'printer', what: 'dead', reported: 'yes' }
const today = () => chinaDay(new Date())
const direct = (host: Host) => async (request: Request) => await host.app.fetch(request)
const report = (host: Host, told: object) =>
  callEndpoint(direct(host), 'http://terminal', terminalDutyApi.deviceReport, told as DeviceReport)
const check = (staff: AtTheDesk, id = randomUUID()) =>
  staff.ask(terminalDutyApi.keepEntry, { order: { id, register: 'daily-check', answers: RIGHT } })
const recordFault = async (staff: AtTheDesk, id: string = randomUUID()) => {
  await staff.get(terminalDutyApi.keepEntry, { order: { id, register: 'fault', answers: PRINTER } })
  return id
}
const mend = (staff: AtTheDesk, fault: string) =>
  staff.ask(terminalDutyApi.keepEntry, { order: { id: randomUUID(), register: 'fault', answers: {}, mends: fault } })
const code = (answer: { ok: true } | { ok: false; error: { code: string } }) => (answer.ok ? 'kept' : answer.error.code)
const standingAtHub = async (terminal: string) =>
  (await terminalRows(world.hub.store, new Map(), new Date())).find((row) => row.code === terminal)?.standing

test('a daily check sent ten times is one entry; it survives a restart, and the hub learns of its day and of nobody', async () => {
  const terminal = await world.terminal()
  terminal.host.ledger.settings.set('staff-names', ['绝不外传的名字'])
  const staff = await enterAs(terminal.host, 'staff')
  const order = { id: randomUUID(), register: 'daily-check' as const, answers: RIGHT }
  for (let i = 0; i < 10; i += 1) await staff.get(terminalDutyApi.keepEntry, { order, by: '绝不外传的名字' })
  const host = await terminal.restart()
  const again = await enterAs(host, 'staff')
  const kept = await again.get(terminalDutyApi.registers, {})
  expect(kept.entries).toMatchObject([{ id: order.id, register: 'daily-check', by: '绝不外传的名字', clockTrusted: true }])
  expect(kept.registers.find(({ id }) => id === 'daily-check')).toEqual({ id: 'daily-check', state: 'done', lastOn: today() })

  const heartbeats: string[] = []
  world.door = async (request) => {
    if (new URL(request.url).pathname === '/api/terminal/poll') heartbeats.push(await request.clone().text())
    return undefined
  }
  await host.poller.round()
  world.door = () => undefined
  expect(heartbeats).toHaveLength(1)
  expect(heartbeats[0]).not.toContain('绝不外传')
  expect(heartbeatSchema.parse(JSON.parse(heartbeats[0] ?? '')).standing?.registers).toEqual({ 'daily-check': today() })
  const standing = await standingAtHub(host.state().terminal?.code ?? '')
  expect(standing).toMatchObject({
    registers: { 'daily-check': today() },
    errors: 0,
    devices: { clock: 'ok', printer: 'unknown' },
  })
  expect(standing?.freeBytes).toBeGreaterThan(0)
})

test('a fault is posted until it is mended, once; the probes and the notice on the page are judged', async () => {
  const { host } = await world.terminal()
  const rulesAtHub = async () => {
    await host.poller.round()
    return (await standingAtHub(host.state().terminal?.code ?? ''))?.rules ?? []
  }
  // Years from now the demo town's documents are stale, and a rule says so.
  const before = await rulesAtHub()
  const staff = await enterAs(host, 'staff')
  const fault = await recordFault(staff)
  expect(host.state().notices).toMatchObject([{ kind: 'printer', reported: true }])
  await report(host, { ...REPORT, printers: 0, touch: false })
  const maintenance = await enterAs(host, 'maintenance')
  const standing = await maintenance.get(terminalDutyApi.standing, {})
  expect(standing.devices).toMatchObject({ printer: 'wrong', pointing: 'wrong', screen: 'ok', fonts: 'ok' })
  expect(standing.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['duty-printer', 'duty-pointing']))
  expect((await rulesAtHub()).filter((rule) => !before.includes(rule))).toEqual(['duty-pointing', 'duty-printer'])
  expect(code(await mend(maintenance, fault))).toBe('kept')
  expect(host.state().notices).toEqual([])
  expect(code(await mend(maintenance, fault))).toBe('fault-not-open')
  expect(code(await mend(maintenance, randomUUID()))).toBe('fault-not-open')
})

test('the last report on 五个统一 is told to the hub once, without pictures, and again when it is made anew', async () => {
  const { host } = await world.terminal()
  const terminal = host.state().terminal?.code ?? ''
  const atHub = async () => (await terminalRows(world.hub.store, new Map(), new Date())).find(({ code: one }) => one === terminal)
  const told: unknown[] = []
  world.door = async (request) => {
    if (new URL(request.url).pathname !== '/api/terminal/poll') return undefined
    told.push(heartbeatSchema.parse(await request.clone().json()).report)
    return undefined
  }
  const rounds = async () => {
    told.length = 0
    for (let i = 0; i < 2; i += 1) await host.poller.round()
    return told
  }
  expect(await rounds()).toEqual([undefined, undefined])
  expect((await atHub())?.report).toBeUndefined()

  const { profile } = host.state().setting
  const cut = { rule: 'shown-cut', level: 3, concern: 'layout', severity: 'error', where: 'search', screen: 'home' } as const
  const reportOn = (madeAt: string, findings: readonly SeenFinding[]) =>
    makeReport({
      ...{
        profile,
        theme: undefined,
        terminal: host.state().terminal,
        hall: '青禾镇便民服务中心',
        zones: profile.zones.required,
      },
      ...{ madeAt: new Date(madeAt), today: madeAt.slice(0, 10), variants: [], screens: 1, measured: 1, findings },
    })
  const photo = { kind: 'photo', png: 'aGFsbA==' } as const
  host.ledger.settings.set('standard-report', reportOn('2026-11-25T02:00:00Z', [{ ...cut, picture: photo }]))
  expect(await rounds()).toEqual([expect.objectContaining({ madeAt: '2026-11-25T02:00:00.000Z' }), undefined])
  expect((await atHub())?.report).toEqual({
    ...{ madeAt: '2026-11-25T02:00:00.000Z', score: 80, totals: { error: 1, warning: 0, note: 0 } },
  })
  expect(JSON.stringify(await reportOf(world.hub.store, terminal))).not.toContain('aGFsbA')

  host.ledger.settings.set('standard-report', reportOn('2026-11-26T02:00:00Z', []))
  expect(await rounds()).toEqual([expect.objectContaining({ madeAt: '2026-11-26T02:00:00.000Z' }), undefined])
  expect((await atHub())?.report).toMatchObject({ score: 100 })
  expect(await reportOf(world.hub.store, 'QH99')).toBeUndefined()
  world.door = () => undefined
})

test('a notice that no page has shown for minutes is an error of its own', async () => {
  let machine = () => new Date()
  const { host } = await world.terminal({ machine: () => machine() })
  await recordFault(await enterAs(host, 'staff'))
  machine = () => new Date(Date.now() + 10 * 60_000)
  const rules = async (notices: DeviceReport['notices']) => {
    await report(host, { ...REPORT, notices })
    return (await (await enterAs(host, 'maintenance')).get(terminalDutyApi.standing, {})).findings.map(({ rule }) => rule)
  }
  expect(await rules([])).toContain('duty-fault-notice')
  expect(await rules(['printer'])).not.toContain('duty-fault-notice')
})

test('days left out are told; a terminal that has just been set up owes nothing for the time before', async () => {
  let machine = () => new Date()
  const { host } = await world.terminal({ machine: () => machine() })
  const daily = async () =>
    (await (await enterAs(host, 'staff')).get(terminalDutyApi.registers, {})).registers.find(({ id }) => id === 'daily-check')
  expect((await daily())?.state).not.toBe('overdue')
  machine = () => new Date(Date.now() + 14 * 86_400_000)
  expect(await daily()).toMatchObject({ state: 'overdue' })
})

test('a clock that is not believed keeps the entry and says so', async () => {
  let machine = () => new Date()
  const { host } = await world.terminal({ machine: () => machine() })
  machine = () => new Date('2099-01-01T00:00:00Z')
  const staff = await enterAs(host, 'staff')
  expect(code(await check(staff))).toBe('kept')
  expect((await staff.get(terminalDutyApi.registers, {})).entries).toMatchObject([{ clockTrusted: false }])
})

test('staff have names: one of them stands in the entry, no other', async () => {
  const { host } = await world.terminal()
  host.ledger.settings.set('staff-names', ['某甲', '某乙'])
  const staff = await enterAs(host, 'staff')
  expect(code(await check(staff))).toBe('name-unknown')
  const order = { id: randomUUID(), register: 'daily-check' as const, answers: RIGHT }
  expect(code(await staff.ask(terminalDutyApi.keepEntry, { order, by: '某丙' }))).toBe('name-unknown')
  expect(host.ledger.registers.latest(9)).toEqual([])
})

test('hostile entries: wrong register, other fields, long words, a phone, an id with other content, a huge body', async () => {
  const { host } = await world.terminal()
  const staff = await enterAs(host, 'staff')
  const keep = async (order: object) =>
    code(await staff.ask(terminalDutyApi.keepEntry, { order: { id: randomUUID(), ...order } } as never))
  expect(await keep({ register: 'secrets', answers: {} })).toBe('malformed')
  expect(await keep({ register: 'daily-check', answers: { ...RIGHT, device: 'printer' } })).toBe('malformed')
  expect(await keep({ register: 'daily-check', answers: RIGHT, at: '2020-01-01T00:00:00.000Z' })).toBe('malformed')
  expect(await keep({ register: 'update', answers: { what: 'content', note: '长'.repeat(61) } })).toBe('malformed')
  expect(await keep({ register: 'update', answers: { what: 'content', note: '电话 13812345678' } })).toBe('malformed')
  expect(await keep({ register: 'update', answers: { what: 'content', note: 'x'.repeat(2_000_000) } })).toBe('too-large')
  const id = randomUUID()
  expect(await keep({ id, register: 'update', answers: { what: 'content' } })).toBe('kept')
  expect(await keep({ id, register: 'update', answers: { what: 'program' } })).toBe('id-with-other-content')
  expect(host.ledger.registers.latest(9)).toHaveLength(1)
})

test('hostile reports: too large, unknown keys, names of printers; what was told before stays', async () => {
  const { host } = await world.terminal()
  expect(code(await report(host, REPORT))).toBe('kept')
  for (const told of [
    { ...REPORT, width: 0 },
    { ...REPORT, width: 1e9 },
    { ...REPORT, printers: ['某甲的打印机'] },
    { ...REPORT, notices: ['secrets'] },
    { ...REPORT, user: 'x' },
    {},
  ])
    expect(code(await report(host, told))).toBe('malformed')
  expect(code(await report(host, { ...REPORT, notices: 'x'.repeat(2_000_000) }))).toBe('too-large')
  const standing = await (await enterAs(host, 'maintenance')).get(terminalDutyApi.standing, {})
  expect(standing.devices).toMatchObject({ screen: 'ok', printer: 'ok' })
})

test('without a grant nobody reads or writes a register; staff do not see the standing', async () => {
  const { host } = await world.terminal()
  const fetcher = direct(host)
  expect(code(await callEndpoint(fetcher, 'http://terminal', terminalDutyApi.registers, {}))).toBe('no-grant')
  expect(code(await callEndpoint(fetcher, 'http://terminal', terminalDutyApi.standing, {}))).toBe('no-grant')
  const order = { id: randomUUID(), register: 'daily-check' as const, answers: RIGHT }
  const unasked = await callEndpoint(fetcher, 'http://terminal', terminalDutyApi.keepEntry, { order })
  expect(code(unasked)).toBe('no-grant')
  const staff = await enterAs(host, 'staff')
  expect(code(await staff.ask(terminalDutyApi.standing, {}))).toBe('no-grant')
  expect(code(await check(staff))).toBe('kept')
  expect(code(await check(await enterAs(host, 'maintenance')))).toBe('kept')
})

test('the hub takes a heartbeat of an earlier release, keeps what was told before, and refuses a crowd of names', async () => {
  const { host } = await world.terminal()
  await host.poller.round()
  const terminal = host.state().terminal?.code ?? ''
  expect(await standingAtHub(terminal)).toBeDefined()
  const client = createHubClient(host.ledger, () => new Date())
  const older = {
    ...{ generation: 1, releases: {}, waiting: 0, refused: 0, clockTrusted: true, version: '0.1.0', repliesKept: [] },
  }
  expect((await client.poll(older)).ok).toBe(true)
  expect(await standingAtHub(terminal)).toBeDefined()
  const standing = { errors: 0, warnings: 0, rules: [], registers: {}, devices: {} }
  const crowd = Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`r${i}`, '2026-11-25']))
  for (const wrong of [
    { ...standing, registers: crowd },
    { ...standing, registers: { training: '某甲' } },
    { ...standing, registers: { 某甲: '2026-11-25' } },
    { ...standing, by: '某甲' },
    { ...standing, errors: -1 },
  ])
    expect((await client.poll({ ...older, standing: wrong } as never)).ok).toBe(false)
})
