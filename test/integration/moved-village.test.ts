// F13: a village goes to another town. Two hubs and one terminal over real sockets: nothing is lost, nothing is doubled, receipts answer where they were shown.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { reply } from '../../hub/reception/answer.ts'
import { receiveStick } from '../../hub/reception/receive-stick.ts'
import { readStickFile } from '../../platform/files/stick-file.ts'
import { answersFileName, ENROLMENT_FILE, stickOutboxSchema } from '../../shared/api/stick.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { STICK_FILE_MAX_BYTES } from '../../shared/content/limits.ts'
import { FORMER_OFFICE_KEPT_MS } from '../../shared/fleet/moved-away.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { enterAs } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'
import { BAISHA, lookUpAt, open, shut } from '../support/two-offices.ts'

let qinghe: HubInProcess
let baisha: HubInProcess
let terminal: TestTerminal
let sticks: string
let time: Date

beforeAll(async () => {
  qinghe = await hubInProcess()
  baisha = await hubInProcess({ town: BAISHA })
})
afterAll(async () => {
  await baisha.close()
  await qinghe.close()
})
beforeEach(async () => {
  time = new Date()
  open(qinghe)
  open(baisha)
  sticks = mkdtempSync(join(tmpdir(), 'zwgk-moved-'))
  mkdirSync(join(sticks, 'USB'))
  terminal = await qinghe.terminal({ machine: () => time, sticks })
})
afterEach(async () => {
  await terminal.close()
  rmSync(sticks, { recursive: true, force: true })
})

const lookUp = (receipt: { number: string; queryCode: string }) => lookUpAt(terminal.host, receipt)
/** Of this terminal: the hubs keep what other tests have sent. */
const receiptsAt = async (hub: HubInProcess) =>
  (await hub.receipts()).filter((number) => terminal.host.ledger.submissions.byReceipt(number) !== undefined)
const codeNow = () => terminal.host.ledger.settings.get('grant')?.terminal.code ?? ''
const moveOverNetwork = async () => await terminal.host.enrol(baisha.address, await baisha.newCode())
const idOf = (number: string) => terminal.host.ledger.submissions.byReceipt(number)?.header.id ?? ''

test('F13: what was sealed to the old town goes to it, what is new to the new one, and each answer comes back here', async () => {
  shut(qinghe)
  const before = [await submitForm(terminal.host, 'consultation', '一'), await submitForm(terminal.host, 'consultation', '二')]
  const left = codeNow()
  expect(await moveOverNetwork()).toMatchObject({ ok: true })
  // The old town's content is still shown, and its office takes nothing new.
  expect(codeNow()).toMatch(/^PX/)
  expect(terminal.host.state().office).toBeUndefined()
  await terminal.host.poller.round()
  expect(terminal.host.state().office?.body).toBe(BAISHA.body)
  const after = await submitForm(terminal.host, 'consultation', '三')
  await terminal.host.poller.round()
  expect(await receiptsAt(baisha)).toEqual([after.number])
  expect(after.addressee).toBe(BAISHA.body)
  const staff = await enterAs(terminal.host, 'staff')
  expect(await staff.get(terminalRolesApi.offices, {})).toMatchObject({
    body: BAISHA.body,
    former: [{ terminal: left, body: '青禾镇人民政府', waiting: 2, unanswered: 0 }],
  })
  await terminal.restart()
  open(qinghe)
  await terminal.host.poller.round()
  expect(await receiptsAt(qinghe)).toEqual(before.map(({ number }) => number).sort())
  expect(terminal.host.ledger.submissions.counts()).toEqual({ waiting: 0, refused: 0 })
  for (const { number } of before) await reply(idOf(number), `答复 ${number}`, '某甲', qinghe.reception)
  await reply(idOf(after.number), '新单位答复', '某乙', baisha.reception)
  await terminal.host.poller.round()
  for (const one of before) expect(await lookUp(one)).toMatchObject({ state: 'answered', reply: { body: `答复 ${one.number}` } })
  expect(await lookUp(after)).toMatchObject({ state: 'answered', reply: { body: '新单位答复' } })
  await terminal.host.poller.round()
  expect(terminal.host.ledger.submissions.repliesToConfirm()).toEqual([])
  expect(terminal.host.ledger.submissions.repliesToConfirm('qinghe')).toEqual([])
})

test('F13: the old town is asked no more once nothing of its can come, and not before', async () => {
  const before = await submitForm(terminal.host, 'consultation', '一')
  await terminal.host.poller.round()
  const left = codeNow()
  await moveOverNetwork()
  await terminal.host.poller.round()
  let asked = 0
  qinghe.door = () => {
    asked += 1
    return undefined
  }
  const retired = () => terminal.host.ledger.formerOffices.list()[0]?.retiredAt
  time = new Date(time.getTime() + FORMER_OFFICE_KEPT_MS + 1)
  await terminal.host.poller.round()
  // Not answered yet.
  expect([asked > 0, retired()]).toEqual([true, undefined])
  time = new Date(time.getTime() - FORMER_OFFICE_KEPT_MS - 1)
  await reply(idOf(before.number), '答复', '某甲', qinghe.reception)
  await terminal.host.poller.round()
  await terminal.host.poller.round()
  expect(await lookUp(before)).toMatchObject({ state: 'answered' })
  expect(terminal.host.ledger.formerOffices.unanswered(left)).toEqual([])
  terminal.host.ledger.formerOffices.retire(left, time)
  asked = 0
  await terminal.host.poller.round()
  expect(asked).toBe(0)
  expect(await lookUp(before)).toMatchObject({ state: 'answered' })
})

test('F13: by stick, only when told to; the old town’s items stand in a file of their own, and its answers come back the same way', async () => {
  const stick = join(sticks, 'USB')
  const left = codeNow()
  shut(qinghe)
  const before = await submitForm(terminal.host, 'consultation', '一')
  writeFileSync(join(stick, ENROLMENT_FILE), JSON.stringify({ format: 1, hub: baisha.address, code: await baisha.newCode() }))
  const desk = await enterAs(terminal.host, 'maintenance')
  const id = (await desk.get(terminalRolesApi.sticks, {})).sticks[0]?.id ?? ''
  expect((await desk.get(terminalRolesApi.sticks, {})).sticks[0]?.holds).toMatchObject({ enrolment: false, move: true })
  expect((await desk.ask(terminalRolesApi.stickIn, { stick: id })).ok).toBe(false)
  expect(codeNow()).toBe(left)
  const moved = await desk.get(terminalRolesApi.stickIn, { stick: id, move: true })
  expect(moved.parts).toMatchObject([{ part: 'enrolment', outcome: 'taken' }])
  await terminal.host.poller.round()
  const after = await submitForm(terminal.host, 'consultation', '二')
  const written = await desk.get(terminalRolesApi.stickOut, { stick: id })
  expect(written).toMatchObject({ file: expect.stringContaining(codeNow()), former: [{ envelopes: 1, body: '青禾镇人民政府' }] })
  const file = written.former[0]?.file ?? ''
  expect(file).toContain(left)
  const outbox = readStickFile(stick, file, STICK_FILE_MAX_BYTES, stickOutboxSchema)
  if (!outbox.ok) throw new Error(outbox.error.code)
  const received = await receiveStick(outbox.value, qinghe.reception)
  if (!received.ok) throw new Error(received.error.code)
  await reply(idOf(before.number), '老单位答复', '某甲', qinghe.reception)
  const answers = await receiveStick(outbox.value, qinghe.reception)
  if (!answers.ok) throw new Error(answers.error.code)
  writeFileSync(join(stick, answersFileName(left)), JSON.stringify(answers.value))
  expect((await desk.get(terminalRolesApi.stickIn, { stick: id })).parts).toMatchObject([
    { part: 'answers', outcome: 'taken', former: left, count: 2 },
  ])
  expect(await lookUp(before)).toMatchObject({ state: 'answered', reply: { body: '老单位答复' } })
  await terminal.host.poller.round()
  expect(await lookUp(after)).toMatchObject({ state: 'received' })
})

test('F13: another code of the same office, a made-up code, and a hub that proves nothing move nobody', async () => {
  const left = codeNow()
  const again = await terminal.host.enrol(qinghe.address, await qinghe.newCode())
  // Another code at the same office: a new number there, and the old one stays known.
  expect(again).toMatchObject({ ok: true })
  const now = codeNow()
  expect(now).not.toBe(left)
  expect(terminal.host.ledger.formerOffices.list()).toMatchObject([{ terminal: left, hub: 'qinghe' }])
  expect(await terminal.host.enrol(baisha.address, 'AAAA-AAAA-AAAA-AAAA')).toMatchObject({ error: { code: 'code-unknown' } })
  shut(baisha)
  expect((await moveOverNetwork()).ok).toBe(false)
  expect(codeNow()).toBe(now)
})
