// A terminal that never has a network (摆渡): enrolled, filled, asked at, answered, brought up to date and given new keys by one stick that
// goes to and fro. The office has only `zwgk` and the folder of its hub.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Host } from '../../electron/host/host.ts'
import { newEnrolmentCode } from '../../hub/fleet/enrolment.ts'
import { rotateChannelKey, rotateRootKey, rotateTopKey } from '../../hub/publish/change-keys.ts'
import { openKeyFolder, openRootKeys } from '../../hub/publish/key-folder.ts'
import { reply } from '../../hub/reception/answer.ts'
import { openHubStore } from '../../hub/store/open-store.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { ENROLMENT_FILE, enrolmentAnswerFileName, enrolmentAskFileName } from '../../shared/api/stick.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../shared/api/terminal-roles.ts'
import { zwgk } from '../support/command.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { type AtTheDesk, enterAs } from '../support/roles.ts'
import { submitForm } from '../support/submitting.ts'

let world: HubInProcess
let host: Host
let desk: AtTheDesk
let sticks: string
let stick: string
let code: string
let asked = 0

beforeAll(async () => {
  world = await hubInProcess()
  world.door = () => {
    asked += 1
    return new Response('no such network', { status: 503 })
  }
  code = await world.newCode()
  await world.stopHub()
  sticks = mkdtempSync(join(tmpdir(), 'zwgk-sticks-'))
  stick = join(sticks, 'USB')
  mkdirSync(stick)
  host = world.unenrolled({ sticks })
  desk = await enterAs(host, 'maintenance')
})
afterAll(async () => {
  await world.close()
  rmSync(sticks, { recursive: true, force: true })
})

const hubData = () => dirname(world.repo)
const codeName = () => code.slice(0, 4)
const stickId = async () => (await desk.get(terminalRolesApi.sticks, {})).sticks[0]?.id ?? ''
const imported = async () => (await desk.get(terminalRolesApi.stickIn, { stick: await stickId() })).parts
const receive = (name: string) => zwgk(['receive', '--data', hubData(), '--demo', join(stick, name)])
const copyContent = () => cpSync(world.repo, stick, { recursive: true })
const answer = () => join(stick, enrolmentAnswerFileName(codeName()))
async function inTheOffice<Value>(act: (store: Awaited<ReturnType<typeof openHubStore>>) => Promise<Value>): Promise<Value> {
  const store = await openHubStore(hubData())
  try {
    return await act(store)
  } finally {
    await store.destroy()
  }
}

test('enrolment: the office’s code in, the question out, no secret in it', async () => {
  writeFileSync(join(stick, ENROLMENT_FILE), JSON.stringify({ format: 1, hub: 'http://hub.invalid', code }))
  expect(await imported()).toMatchObject([{ part: 'enrolment', outcome: 'asked' }])
  const question = enrolmentAskFileName(codeName())
  expect(readdirSync(stick).sort()).toEqual([question, ENROLMENT_FILE].sort())
  const text = readFileSync(join(stick, question), 'utf8')
  expect(text).not.toContain(code.replaceAll('-', '').slice(4))
  expect(text).not.toContain(host.ledger.settings.get('device-key')?.privateKey)
  expect(host.state().terminal).toBeUndefined()
})

test('an answer that is not the hub’s, or not to this question, enrols nobody and leaves the question open', async () => {
  expect(receive(enrolmentAskFileName(codeName()))).toMatchObject({ exit: 0, json: { files: [{ kind: 'enrolment' }] } })
  const whole = readFileSync(answer(), 'utf8')
  const real = JSON.parse(whole) as { answer: { grant: Record<string, unknown>; proof: string } }
  const changed = (grant: object) =>
    JSON.stringify({ format: 1, answer: { ...real.answer, grant: { ...real.answer.grant, ...grant } } })
  const hostile: [string, string][] = [
    ['hub-not-proven', changed({ root: '{}' })],
    ['hub-not-proven', changed({ channels: ['county'] })],
    ['hub-not-proven', changed({ terminal: { code: 'QH77', name: 'x' } })],
    ['hub-not-proven', JSON.stringify({ format: 1, answer: { ...real.answer, proof: '0'.repeat(64) } })],
    ['stick-file-damaged', whole.slice(0, 200)],
    ['stick-file-damaged', '{"__proto__":{}}'],
    ['stick-file-damaged', JSON.stringify({ ...real, more: 1 })],
    ['stick-file-too-large', ' '.repeat(1_048_577)],
  ]
  for (const [expected, bytes] of hostile) {
    writeFileSync(answer(), bytes)
    expect(await imported()).toMatchObject([{ part: 'enrolment', failure: { code: expected } }])
    expect(host.state().terminal).toBeUndefined()
  }
  rmSync(answer())
})

test('the office does not enrol whoever does not know the code’s secret', async () => {
  const path = join(stick, enrolmentAskFileName(codeName()))
  const whole = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    whole.replace(/"proof":"(.)/, (_, first) => `"proof":"${first === '0' ? '1' : '0'}`),
  )
  const refused = receive(enrolmentAskFileName(codeName()))
  expect(refused).toMatchObject({ exit: 1, json: { files: [{ error: { code: 'code-unknown' } }] } })
  expect(readdirSync(stick)).not.toContain(enrolmentAnswerFileName(codeName()))
  writeFileSync(path, whole)
})

test('the answer and the content come on one stick, and the terminal is whole', async () => {
  expect(receive(enrolmentAskFileName(codeName())).exit).toBe(0)
  copyContent()
  expect(await imported()).toMatchObject([
    { part: 'enrolment', outcome: 'taken' },
    { part: 'content', outcome: 'taken' },
  ])
  const { terminal, content } = host.state()
  expect(terminal?.code).toMatch(/^QH\d\d$/)
  expect(content).toBeDefined()
  expect(host.ledger.settings.get('enrolment-offer')).toBeUndefined()
  // The same stick once more changes nothing.
  expect(await imported()).toMatchObject([{ part: 'content', outcome: 'unchanged' }])
})

test('what was filled in goes out sealed, comes back acknowledged, and is answered; nothing is lost or doubled', async () => {
  const question = await submitForm(host, 'consultation', '摆渡的问题')
  await submitForm(host, 'disclosure-request', '摆渡的申请')
  desk = await enterAs(host, 'maintenance')
  const out = await desk.get(terminalRolesApi.stickOut, { stick: await stickId() })
  expect(out).toMatchObject({ envelopes: 2, left: 0 })
  expect(host.state().queue.waiting).toBe(2)
  expect(receive(out.file)).toMatchObject({ exit: 0, json: { files: [{ acknowledged: 2, refused: 0 }] } })
  expect(receive(out.file)).toMatchObject({ exit: 0, json: { files: [{ acknowledged: 2, refused: 0 }] } })
  expect(await imported()).toMatchObject([{ part: 'content' }, { part: 'answers', outcome: 'taken', count: 2 }])
  expect(host.state().queue).toEqual({ waiting: 0, refused: 0 })

  await inTheOffice(async (store) => {
    const rows = await store.selectFrom('submission').select(['id', 'receipt']).execute()
    expect(rows).toHaveLength(2)
    const id = rows.find(({ receipt }) => receipt === question.number)?.id ?? ''
    expect((await reply(id, '十五号发放。', '青禾镇', { ...world.reception, store })).ok).toBe(true)
    const told = await store.selectFrom('terminal').select(['heartbeat', 'last_contact_at']).executeTakeFirstOrThrow()
    // A heartbeat by stick is known, and is no contact (F78).
    expect(JSON.parse(told.heartbeat ?? '{}')).toMatchObject({ waiting: 2 })
    expect(told.last_contact_at).toBeNull()
  })
  const again = await desk.get(terminalRolesApi.stickOut, { stick: await stickId() })
  expect(receive(again.file).exit).toBe(0)
  await imported()
  const status = await callEndpoint(
    async (request) => await host.app.fetch(request),
    'http://terminal',
    terminalApi.receipt,
    question,
  )
  expect(status.ok && status.value.reply?.body).toBe('十五号发放。')
})

test('F54: new keys and a new release come by stick too', async () => {
  const keys = join(hubData(), 'keys')
  const publisher = {
    ...{ repo: world.repo, keys: openKeyFolder(keys, { demo: true }), now: new Date() },
    roots: openRootKeys([keys], { demo: true }),
  }
  for (const done of [
    await rotateRootKey(publisher, 'root-1'),
    await rotateTopKey(publisher, 'timestamp'),
    await rotateTopKey(publisher, 'targets'),
    await rotateChannelKey(publisher, 'town'),
  ])
    expect(done.ok).toBe(true)
  const source = join(sticks, '..', `texts-${process.pid}`)
  mkdirSync(source)
  writeFileSync(join(source, 'a.md'), '# 关于道路养护的通知\n\n请绕行。\n')
  const packed = `${source}-package`
  expect(zwgk(['pack', source, '--channel', 'county', '--out', packed, '--trial']).exit).toBeLessThan(2)
  expect(zwgk(['publish', packed, '--repo', world.repo, '--keys', keys, '--demo']).exit).toBe(0)
  rmSync(source, { recursive: true })
  rmSync(packed, { recursive: true })
  copyContent()
  expect(await imported()).toMatchObject([{ part: 'content', outcome: 'taken' }, { part: 'answers' }])
})

test('nobody was ever asked over a network that is not there', () => {
  expect(asked).toBe(0)
})

test('a terminal that showed content on trial may enrol at the same office after its root keys were replaced; at another it may not', async () => {
  const folder = mkdtempSync(join(sticks, '..', 'zwgk-own-'))
  const place = join(folder, 'USB')
  mkdirSync(place)
  const trial = world.unenrolled({ sticks: folder })
  const own = await enterAs(trial, 'maintenance')
  const take = async () => {
    const [found] = (await own.get(terminalRolesApi.sticks, {})).sticks
    return (await own.get(terminalRolesApi.stickIn, { stick: found?.id ?? '' })).parts
  }
  cpSync(world.repo, place, { recursive: true })
  expect(await take()).toMatchObject([{ part: 'content', outcome: 'taken' }])
  const keys = join(hubData(), 'keys')
  const publisher = {
    ...{ repo: world.repo, keys: openKeyFolder(keys, { demo: true }), now: new Date() },
    roots: openRootKeys([keys], { demo: true }),
  }
  expect((await rotateRootKey(publisher, 'root-2')).ok).toBe(true)
  const second = await inTheOffice(async (store) => {
    const made = await newEnrolmentCode(store, { prefix: 'QH', terminalName: '二号', now: new Date() })
    return made.ok ? made.value.code : ''
  })
  writeFileSync(join(place, ENROLMENT_FILE), JSON.stringify({ format: 1, hub: 'http://hub.invalid', code: second }))
  expect(await take()).toMatchObject([{ part: 'enrolment', outcome: 'asked' }, { part: 'content' }])
  const ask = join(place, enrolmentAskFileName(second.slice(0, 4)))
  expect(zwgk(['receive', '--data', hubData(), '--demo', ask]).exit).toBe(0)
  // The roots in between are still missing on this stick: nothing proves that it is the same office.
  expect(await take()).toMatchObject([{ part: 'enrolment', failure: { code: 'other-root' } }, { part: 'content' }])
  cpSync(world.repo, place, { recursive: true })
  expect(await take()).toMatchObject([{ part: 'enrolment', outcome: 'taken' }, { part: 'content' }])
  rmSync(folder, { recursive: true, force: true })
})
