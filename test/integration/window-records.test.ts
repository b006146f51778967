// What the window does at the terminal reaches the hub once, whatever is lost on the way; nobody does it without a PIN.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createHubClient } from '../../electron/host/outbox/hub-client.ts'
import { keepWindowRecord, windowRecordsOf } from '../../hub/reception/window-records.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { windowState } from '../../shared/requests/window-record.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { enterAs } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'

let world: HubInProcess
beforeAll(async () => {
  world = await hubInProcess()
})
afterAll(() => world.close())
beforeEach(() => {
  world.door = () => undefined
})

const RECORDS = '/api/terminal/window-records'
const SUBMIT = '/api/terminal/submissions'
const at = (path: string) => (request: Request) => new URL(request.url).pathname === path
const today = () => chinaDay(new Date())

test('the day of receipt and the card seen at the window stand in the hub once, though each answer is lost three times', async () => {
  const { host } = await world.terminal()
  const { number: receipt } = await submitForm(host, 'disclosure-request', '想要的文件')
  await host.poller.round()
  let lost = 0
  world.door = async (request, through) => {
    if (!at(RECORDS)(request) || lost >= 3) return await through()
    lost += 1
    await through()
    return new Response('gateway lost the answer', { status: 502 })
  }
  const staff = await enterAs(host, 'staff')
  expect((await staff.get(terminalRolesApi.tray, {})).counts).toEqual({ toConfirm: 1, queued: 0, refused: 0 })
  await staff.get(terminalRolesApi.record, { receipt, what: { kind: 'receipt-day', day: today() } })
  const item = await staff.get(terminalRolesApi.record, { receipt, what: { kind: 'identity-checked' } })
  expect(item).toMatchObject({
    toConfirm: false,
    receiptDay: { day: today(), by: expect.stringMatching(/^窗口 QH\d\d$/) },
    state: 'received',
  })
  for (let i = 0; i < 6; i += 1) await host.poller.round()
  expect(lost).toBe(3)
  const kept = await windowRecordsOf(world.hub.store, receipt)
  expect(kept.map(({ kind }) => kind).sort()).toEqual(['identity-checked', 'receipt-day'])
  expect(windowState(kept).receiptDay?.day).toBe(today())
  expect(host.ledger.windowRecords.untold(10)).toEqual([])
  expect((await staff.get(terminalRolesApi.tray, {})).items).toEqual([])
})

test('F14: ten taps are one record, another day is a second one and the newest stands', async () => {
  let machine = () => new Date()
  const { host } = await world.terminal({ machine: () => machine() })
  const { number: receipt } = await submitForm(host, 'disclosure-request', '今天提交，明天确认')
  const [submitted, tomorrow] = [today(), chinaDay(new Date(Date.now() + 86_400_000))]
  machine = () => new Date(Date.now() + 86_400_000)
  const staff = await enterAs(host, 'staff')
  const confirm = (day: string) => staff.get(terminalRolesApi.record, { receipt, what: { kind: 'receipt-day', day } })
  for (let i = 0; i < 10; i += 1) await confirm(tomorrow)
  expect(host.ledger.windowRecords.of(receipt)).toHaveLength(1)
  expect((await confirm(submitted)).receiptDay?.day).toBe(submitted)
  await host.poller.round()
  const kept = await windowRecordsOf(world.hub.store, receipt)
  expect(kept).toHaveLength(2)
  expect(windowState(kept).receiptDay?.day).toBe(submitted)
})

test('a day before the submission, a day to come, another terminal’s receipt and a consultation are refused with their reasons', async () => {
  const { host } = await world.terminal()
  const request = await submitForm(host, 'disclosure-request', '文件')
  const question = await submitForm(host, 'consultation', '问题')
  const staff = await enterAs(host, 'staff')
  const confirm = async (receipt: string, day: string) => {
    const kept = await staff.ask(terminalRolesApi.record, { receipt, what: { kind: 'receipt-day', day } })
    return kept.ok ? 'kept' : kept.error.code
  }
  expect(await confirm(request.number, '2999-01-01')).toBe('receipt-day-in-future')
  expect(await confirm(request.number, '2026-01-01')).toBe('receipt-day-before-submission')
  expect(await confirm(question.number, today())).toBe('no-receipt-day')
  expect(await confirm('QH09-20261125-A00001-0', today())).toMatch(/receipt-(unreadable|not-here)/)
  const settled = await staff.ask(terminalRolesApi.record, {
    receipt: request.number,
    what: { kind: 'redone', reason: 'on-paper' },
  })
  expect(settled.ok ? 'kept' : settled.error.code).toBe('not-refused')
  expect(host.ledger.windowRecords.untold(10)).toEqual([])
})

test('an untrusted clock confirms no day', async () => {
  let machine = () => new Date()
  const { host } = await world.terminal({ machine: () => machine() })
  const { number: receipt } = await submitForm(host, 'disclosure-request', '文件')
  machine = () => new Date('2099-01-01T00:00:00Z')
  const staff = await enterAs(host, 'staff')
  const kept = await staff.ask(terminalRolesApi.record, { receipt, what: { kind: 'receipt-day', day: today() } })
  expect(kept.ok ? 'kept' : kept.error.code).toBe('clock-untrusted')
})

test('F3: a refused item stays in the tray until staff settle it; the hub learns of it though it never had the item', async () => {
  const { host } = await world.terminal()
  world.door = (request) =>
    at(SUBMIT)(request) ? Response.json({ error: { code: 'addressee-unknown' } }, { status: 422 }) : undefined
  const { number: receipt } = await submitForm(host, 'disclosure-request', '送错的')
  await host.poller.round()
  const staff = await enterAs(host, 'staff')
  expect((await staff.get(terminalRolesApi.tray, {})).items).toMatchObject([
    { receipt, state: 'refused', refusedBecause: 'addressee-unknown' },
  ])
  expect(host.state().queue).toEqual({ waiting: 0, refused: 1 })
  await staff.get(terminalRolesApi.record, { receipt, what: { kind: 'redone', reason: 'filled-anew' } })
  expect((await staff.get(terminalRolesApi.tray, {})).items).toEqual([])
  expect(host.state().queue).toEqual({ waiting: 0, refused: 0 })
  await host.poller.round()
  expect(windowState(await windowRecordsOf(world.hub.store, receipt)).redone?.reason).toBe('filled-anew')
})

test('look-up shows where a matter stands, never what is written or answered', async () => {
  const { host } = await world.terminal()
  world.door = () => new Response('shut', { status: 503 })
  const { number } = await submitForm(host, 'consultation', '绝不给窗口看的字')
  const staff = await enterAs(host, 'staff')
  const item = await staff.get(terminalRolesApi.findItem, { number: number.toLowerCase().replaceAll('-', ' ') })
  expect(item.state).toBe('queued')
  expect(JSON.stringify(item)).not.toContain('绝不')
  world.door = () => undefined
  const none = await staff.ask(terminalRolesApi.findItem, { number: 'nonsense' })
  expect(none.ok ? '' : none.error.code).toBe('receipt-unreadable')
})

test('staff have names: one of them stands in the record, no other', async () => {
  const { host } = await world.terminal()
  host.ledger.settings.set('staff-names', ['某甲', '某乙'])
  const { number: receipt } = await submitForm(host, 'disclosure-request', '文件')
  const staff = await enterAs(host, 'staff')
  const check = async (by: string | undefined) => {
    const kept = await staff.ask(terminalRolesApi.record, { receipt, ...(by && { by }), what: { kind: 'identity-checked' } })
    return kept.ok ? kept.value.identityChecked?.by : kept.error.code
  }
  expect(await check(undefined)).toBe('name-unknown')
  expect(await check('某丙')).toBe('name-unknown')
  expect(await check('某乙')).toBe('某乙')
})

test('without a grant, with one of the other role, and after leaving, every call is refused', async () => {
  const { host } = await world.terminal()
  const fetcher = async (request: Request) => await host.app.fetch(request)
  const bare = await callEndpoint(fetcher, 'http://terminal', terminalRolesApi.tray, {})
  expect(bare).toEqual({ ok: false, error: { code: 'no-grant' } })
  const staff = await enterAs(host, 'staff')
  const calls = [
    () => staff.ask(terminalRolesApi.sticks, {}),
    () => staff.ask(terminalRolesApi.events, {}),
    () => staff.ask(terminalRolesApi.check, {}),
    () => staff.ask(terminalRolesApi.device, {}),
    () => staff.ask(terminalRolesApi.keepDevice, { diagonalInches: 43, lowerEdgeMm: 800 }),
    () => staff.ask(terminalRolesApi.stickIn, { stick: 'x' }),
    () => staff.ask(terminalRolesApi.stickOut, { stick: 'x' }),
    () => staff.ask(terminalRolesApi.eventsOut, { stick: 'x' }),
    () => staff.ask(terminalRolesApi.confirmMaintenance, {}),
  ]
  for (const call of calls) expect(await call()).toEqual({ ok: false, error: { code: 'no-grant' } })
  expect(await callEndpoint(fetcher, 'http://terminal', terminalRolesApi.confirmStaff, {})).toMatchObject({ ok: false })
  expect(await staff.ask(terminalRolesApi.confirmStaff, {})).toEqual({ ok: true, value: { works: true } })
  await staff.get(terminalRolesApi.leave, {})
  expect((await staff.ask(terminalRolesApi.tray, {})).ok).toBe(false)
})

test('the hub refuses a record about another terminal’s receipt, and one whose id names another record', async () => {
  const { host } = await world.terminal()
  const other = await world.terminal()
  const foreign = await submitForm(other.host, 'disclosure-request', '别人的')
  const own = await submitForm(host, 'disclosure-request', '自己的')
  const by = '某甲'
  const made = { id: randomUUID(), receipt: own.number, by, at: '2026-11-25T02:00:00.000Z', kind: 'identity-checked' } as const
  await keepWindowRecord(world.hub.store, made, { source: 'console', keptAt: made.at })
  const stranger = { ...made, id: randomUUID(), receipt: foreign.number }
  const client = createHubClient(host.ledger, () => new Date())
  const answer = await client.windowRecords({ records: [stranger, { ...made, by: '某乙' }, made] })
  if (!answer.ok) throw new Error(answer.error.code)
  expect(answer.value.statement.refused.sort()).toEqual([stranger.id, made.id].sort())
  expect(await windowRecordsOf(world.hub.store, foreign.number)).toEqual([])
  expect(await windowRecordsOf(world.hub.store, own.number)).toEqual([made])
})

test('an answer that the hub has not signed is no answer: the records are told again', async () => {
  const { host } = await world.terminal()
  const { number: receipt } = await submitForm(host, 'disclosure-request', '文件')
  const staff = await enterAs(host, 'staff')
  world.door = async (request, through) => {
    if (!at(RECORDS)(request)) return await through()
    const real = (await (await through()).json()) as { statement: object; signature: { value: string } }
    const value = real.signature.value.replace(/^../, (start) => (start === '00' ? '01' : '00'))
    return Response.json({ ...real, signature: { ...real.signature, value } })
  }
  await staff.get(terminalRolesApi.record, { receipt, what: { kind: 'identity-checked' } })
  await host.poller.round()
  expect(host.ledger.windowRecords.untold(10)).toHaveLength(1)
  world.door = () => undefined
  await host.poller.round()
  await host.poller.round()
  expect(host.ledger.windowRecords.untold(10)).toEqual([])
  expect(await windowRecordsOf(world.hub.store, receipt)).toHaveLength(1)
})
