// 差评回访: a bad rating from a terminal stands in the list by its last day, is followed up step by step, and is counted; a good one asks for nothing. What an
// officer writes is under a seal and goes with the rating.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveAway } from '../../hub/moves/moved-terminals.ts'
import { reply } from '../../hub/reception/answer.ts'
import { followUps, openFollowUp, recordStep } from '../../hub/reception/follow-ups.ts'
import { inbox } from '../../hub/reception/inbox.ts'
import { erasePersonData, exportPersonData } from '../../hub/reception/person-data.ts'
import { receive } from '../../hub/reception/receive.ts'
import type { RetentionParts } from '../../hub/reception/retention.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi } from '../../shared/api/hub-console.ts'
import { hubFollowUpApi } from '../../shared/api/hub-follow-up.ts'
import type { FollowUpAction } from '../../shared/requests/follow-up/follow-up-step.ts'
import type { Grade } from '../../shared/requests/forms/rating.ts'
import { onPostgres } from '../support/hub-database.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { sealedSubmission } from '../support/sealed-submission.ts'

const PHONE = '000-555 0123'
const WORDS = '窗口没有人，等了一个上午'
const BY = { account: 'officer', displayName: '某甲' }
let world: HubInProcess
let parts: RetentionParts & HubInProcess['reception']
let clock = new Date('2026-11-02T02:00:00Z')
let sequence = 0

async function come(grade: Grade | '', phone?: string, words = WORDS, at = clock): Promise<string> {
  sequence += 1
  const answers = { grade, words, callBack: phone === undefined ? 'no' : 'yes', ...(phone !== undefined && { phone }) }
  const envelope = await sealedSubmission('rating', answers, {
    ...{ terminal: 'QH01', sequence, addressee: world.hub.office.id, at, recipient: parts.officeKey.recipient },
  })
  const got = await receive(envelope, 'QH01', parts)
  expect(got.ok).toBe(true)
  return envelope.header.id
}
const step = (id: string, action: FollowUpAction, words = '做了什么', key = randomUUID()) =>
  recordStep(id, { step: key, action, words }, BY, parts)
async function done(id: string, action: FollowUpAction, words?: string) {
  const recorded = await step(id, action, words)
  if (!recorded.ok) throw new Error(`expected ${action.kind} to be recorded, got ${recorded.error.code}`)
  return await viewOf(id)
}
async function viewOf(id: string) {
  const view = await openFollowUp(id, parts)
  if (!view.ok) throw new Error(`expected a follow-up, got ${view.error.code}`)
  return view.value
}
const rowOf = async (id: string) => (await followUps(parts)).rows.find(({ row }) => row.id === id)
const monthOf = async (month: string) => (await followUps(parts)).months.find((one) => one.month === month)

let reachable = ''
let nameless = ''
let good = ''

beforeAll(async () => {
  world = await hubInProcess()
  parts = { ...world.reception, now: () => clock, retentionYears: 10, eventEnd: () => undefined }
  const terminal = { code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: clock.toISOString() }
  await world.hub.store.insertInto('terminal').values(terminal).execute()
  reachable = await come('dissatisfied', PHONE)
  nameless = await come('very-dissatisfied')
  good = await come('fairly-satisfied')
})
afterAll(() => world.close())

test('bad ones are listed, the worse first on one day; a good one stays where it is and asks for nothing', async () => {
  const { rows, allowed, unread } = await followUps(parts)
  expect(rows.map(({ row, grade, reachable: can }) => [row.id, grade, can])).toEqual([
    [nameless, 'very-dissatisfied', false],
    [reachable, 'dissatisfied', true],
  ])
  expect([allowed, unread]).toEqual([15, 0])
  expect(rows[0]?.row).toMatchObject({ terminal: 'QH01', terminalName: '一号机', state: 'new', followUp: 'waiting' })
  // Monday 2026-11-02 and 15 working days.
  expect(rows[0]?.row.house).toMatchObject({ from: '2026-11-02', allowed: 15, lastDay: '2026-11-23', left: { left: 15 } })
  const [inInbox] = (await inbox(parts)).filter(({ id }) => id === good)
  expect([inInbox?.house, inInbox?.followUp]).toEqual([undefined, undefined])
  expect(await openFollowUp(good, parts)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await openFollowUp(randomUUID(), parts)).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('looking at the list opens no rating for anybody: it stays unopened until somebody does', async () => {
  const opened = await world.hub.store.selectFrom('submission').select('opened_at').execute()
  expect(opened.every(({ opened_at }) => opened_at === null)).toBe(true)
  const view = await openFollowUp(reachable, parts)
  expect(view.ok && view.value).toMatchObject({ grade: 'dissatisfied', reachable: true, cameOn: '2026-11-02', steps: [] })
  expect(view.ok && view.value.submission.answers['words']).toBe(WORDS)
  expect((await rowOf(reachable))?.row.state).toBe('opened')
})

test('the inbox shows what is near and what is over, until it is closed; a word to the terminal does not close it', async () => {
  const leftAt = async (day: string) => {
    clock = new Date(`${day}T02:00:00Z`)
    return (await inbox(parts)).find(({ id }) => id === reachable)?.house?.left
  }
  expect(await leftAt('2026-11-23')).toEqual({ state: 'open', left: 0 })
  expect(await leftAt('2026-11-24')).toEqual({ state: 'overdue', over: 1 })
  clock = new Date('2026-11-03T02:00:00Z')
  expect((await reply(reachable, '已经收到您的评价', '某甲', parts)).ok).toBe(true)
  expect((await inbox(parts)).find(({ id }) => id === reachable)).toMatchObject({ state: 'opened', followUp: 'waiting' })
})

test('spoken to, looked into, closed: each step with who, when and what was done', async () => {
  const refused = await step(reachable, { kind: 'closed', result: 'mended' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'follow-up-look-first' } })
  await done(reachable, { kind: 'contacted', day: '2026-11-03' }, '本人说上午窗口没有人')
  await done(reachable, { kind: 'looked-into', day: '2026-11-03', finding: 'confirmed' }, '调看排班，当天上午确实空岗')
  clock = new Date('2026-11-05T02:00:00Z')
  const view = await done(reachable, { kind: 'closed', result: 'mended' }, '已安排两人轮岗，午间不断人')
  expect(view.steps.map(({ action, words, by, at }) => [action.kind, words, by, at.slice(0, 10)])).toEqual([
    ['contacted', '本人说上午窗口没有人', '某甲', '2026-11-03'],
    ['looked-into', '调看排班，当天上午确实空岗', '某甲', '2026-11-03'],
    ['closed', '已安排两人轮岗，午间不断人', '某甲', '2026-11-05'],
  ])
  expect(view.submission.row).toMatchObject({ state: 'answered', followUp: 'closed' })
  expect(await rowOf(reachable)).toMatchObject({ result: 'mended', lastStep: 'closed', contacted: true })
  expect((await followUps(parts)).rows.map(({ row }) => row.id)).toEqual([nameless, reachable])
  expect(await monthOf('2026-11')).toEqual({
    ...{ month: '2026-11', received: 2 },
    outcomes: { 'in-time': 1, late: 0, open: 1, withdrawn: 0 },
  })
})

test('a step that is sent twice is one; two officers at once: the second is told to look again', async () => {
  const key = randomUUID()
  const action = { kind: 'measure', day: '2026-11-05' } as const
  const first = await step(nameless, action, '换了门口的指示牌', key)
  const again = await step(nameless, action, '换了门口的指示牌', key)
  expect([first.ok && first.value.kept, again.ok && again.value.kept]).toEqual([true, false])
  expect((await viewOf(nameless)).steps).toHaveLength(1)
  // Changed before it was sent again: said, not dropped.
  for (const [other, words] of [
    [action, '换了门口和二楼的指示牌'],
    [{ ...action, day: '2026-11-04' }, '换了门口的指示牌'],
  ] as const)
    expect(await step(nameless, other, words, key)).toMatchObject({ error: { code: 'follow-up-changed' } })
  const both = await Promise.all([step(nameless, action, '甲'), step(nameless, action, '乙')])
  const kept = await world.hub.store
    .selectFrom('follow_up_step')
    .select('sequence')
    .where('submission_id', '=', nameless)
    .execute()
  expect(kept.map(({ sequence: number }) => number).sort()).toEqual(kept.map((_, at) => at + 1))
  for (const one of both) if (!one.ok) expect(one.error.code).toBe('follow-up-changed')
  // Another rating's step under the same id is none of this one's.
  expect(await step(reachable, { kind: 'reopened' }, '没有修好', key)).toMatchObject({ error: { code: 'follow-up-changed' } })
})

test('without a phone nobody is called; it is looked into, and late when closed after its last day', async () => {
  expect(await step(nameless, { kind: 'contacted', day: '2026-11-05' })).toMatchObject({ error: { code: 'follow-up-no-phone' } })
  expect(await step(nameless, { kind: 'measure', day: '2026-11-01' })).toMatchObject({
    error: { code: 'follow-up-day-wrong', params: { day: '2026-11-02' } },
  })
  await done(nameless, { kind: 'looked-into', day: '2026-11-05', finding: 'partly' })
  clock = new Date('2026-11-24T02:00:00Z')
  await done(nameless, { kind: 'closed', result: 'explained' })
  expect(await monthOf('2026-11')).toMatchObject({ received: 2, outcomes: { 'in-time': 1, late: 1, open: 0 } })
})

test('taken up again it is open, and late once its day is over', async () => {
  await done(reachable, { kind: 'reopened' }, '又空岗了')
  expect((await rowOf(reachable))?.row).toMatchObject({ state: 'opened', followUp: 'working' })
  expect((await followUps(parts)).rows[0]?.row.id).toBe(reachable)
  expect(await monthOf('2026-11')).toMatchObject({ outcomes: { 'in-time': 0, late: 2 } })
})

test('a village that moves takes no rating along: the office that was rated follows it up', async () => {
  const card = { format: 1, office: { ...world.hub.office, id: 'baisha', body: '白沙镇人民政府' } }
  await world.hub.store
    .insertInto('known_office')
    .values({ id: 'baisha', card: JSON.stringify(card), kept_at: clock.toISOString(), by_name: '某甲' })
    .execute()
  const late = await come('dissatisfied')
  expect((await giveAway('QH01', 'baisha', BY, parts)).ok).toBe(true)
  await world.hub.handingOn.round()
  expect((await rowOf(late))?.row).toMatchObject({ followUp: 'waiting', terminalName: '一号机' })
  expect((await rowOf(late))?.row.handedTo).toBeUndefined()
  await done(late, { kind: 'looked-into', day: '2026-11-24', finding: 'unfounded' })
  await done(late, { kind: 'closed', result: 'unfounded' })
  expect(await rowOf(late)).toMatchObject({ result: 'unfounded' })
})

test('a terminal whose clock runs ahead gives a rating no day in the future', async () => {
  await world.hub.store.updateTable('terminal').set({ moved_at: null, moved_to: null }).execute()
  const ahead = await come('dissatisfied', undefined, WORDS, new Date('2026-11-27T02:00:00Z'))
  expect((await rowOf(ahead))?.row.house?.from).toBe('2026-11-24')
  await done(ahead, { kind: 'looked-into', day: '2026-11-24', finding: 'confirmed' })
  await done(ahead, { kind: 'closed', result: 'mended' })
})

test('a rating that does not open, or has no grade, is said and not lost', async () => {
  await come('')
  const broken = await come('dissatisfied')
  await world.hub.store
    .updateTable('submission')
    .set({ sealed: Buffer.from('nonsense') })
    .where('id', '=', broken)
    .execute()
  expect((await followUps(parts)).unread).toBe(2)
  expect((await inbox(parts)).some(({ id }) => id === broken)).toBe(true)
})

test('the person’s copy holds what was done; erased with the rating, and the months stay right', async () => {
  const before = await monthOf('2026-11')
  const [docx, json] = await exportPersonData({ phone: PHONE }, 'officer', parts)
  expect(docx?.base64.length).toBeGreaterThan(100)
  const { submissions } = JSON.parse(Buffer.from(json?.base64 ?? '', 'base64').toString('utf8'))
  expect(submissions).toMatchObject([
    {
      kind: 'rating',
      followUp: [{ kind: 'contacted', words: '本人说上午窗口没有人' }, {}, { kind: 'closed' }, { kind: 'reopened' }],
    },
  ])
  const row = await world.hub.store
    .selectFrom('follow_up_step')
    .select('words')
    .where('submission_id', '=', reachable)
    .where('sequence', '=', 1)
    .executeTakeFirstOrThrow()
  const sealed = row.words ?? Buffer.alloc(0)
  expect(sealed.includes(Buffer.from('本人说'))).toBe(false)
  const ground = { by: 'officer', ground: 'consent-withdrawn' } as const
  expect(await erasePersonData({ phone: PHONE }, [reachable], ground, parts)).toBe(1)
  const words = await world.hub.store
    .selectFrom('follow_up_step')
    .select('words')
    .where('submission_id', '=', reachable)
    .execute()
  expect(words.length).toBeGreaterThan(2)
  expect(words.every((one) => one.words === null)).toBe(true)
  expect(await rowOf(reachable)).toBeUndefined()
  expect(await openFollowUp(reachable, parts)).toMatchObject({ error: { code: 'erased' } })
  expect(await step(reachable, { kind: 'measure', day: '2026-11-24' })).toMatchObject({ error: { code: 'erased' } })
  expect(await monthOf('2026-11')).toEqual(before)
  if (onPostgres) return
  const folder = dirname(world.repo)
  const files = readdirSync(folder).filter((name) => name.startsWith('hub.sqlite'))
  const holds = (bytes: Buffer) => files.some((name) => readFileSync(join(folder, name)).includes(bytes))
  expect(holds(Buffer.from('follow_up_step'))).toBe(true)
  expect(holds(sealed.subarray(-40))).toBe(false)
  // What stands there still, of others, stands under a seal.
  expect(holds(Buffer.from('换了门口的指示牌'))).toBe(false)
})

test('one that is erased before anybody has listed it is counted all the same', async () => {
  clock = new Date('2026-12-01T02:00:00Z')
  const id = await come('dissatisfied', '000-555 0777')
  const ground = { by: 'officer', ground: 'consent-withdrawn' } as const
  expect(await erasePersonData({ phone: '000-555 0777' }, [id], ground, parts)).toBe(1)
  expect(await monthOf('2026-12')).toMatchObject({ received: 1, outcomes: { withdrawn: 1 } })
})

test('over the wire: hostile steps are refused, and the chained record has codes and numbers alone', async () => {
  const session = { cookie: '', csrf: '' }
  const ask = async (target: Endpoint, input: unknown) => {
    const fetcher = async (request: Request) => {
      const response = await world.hub.app.fetch(request)
      session.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? session.cookie
      return response
    }
    const headers = { cookie: session.cookie, [CSRF_HEADER]: session.csrf }
    return await callEndpoint(fetcher, 'http://hub', target, input, headers)
  }
  await world.hub.accounts.create({ name: 'officer', displayName: '某甲', roles: ['officer'] }, 'a password', { demo: true })
  const entered = await ask(hubConsoleApi.signIn, { name: 'officer', password: 'a password' })
  session.csrf = entered.ok ? hubConsoleApi.signIn.response.parse(entered.value).csrf : ''
  const given = {
    ...{ id: nameless, step: randomUUID(), action: { kind: 'reopened' }, words: '又有人反映' },
  }
  for (const wrong of [
    { words: '' },
    { words: ' \n ' },
    { words: 'x'.repeat(1001) },
    { words: 7 },
    { step: "1' OR 1=1 --" },
    { action: { kind: 'closed', result: '<script>' } },
    { action: { kind: 'looked-into', day: '2026-13-45', finding: 'confirmed' } },
    { action: { kind: 'contacted', day: '2026-11-24', to: PHONE } },
    { action: [] },
  ]) {
    const path = `http://hub/api/console/follow-ups/${nameless}/steps`
    const headers = { cookie: session.cookie, [CSRF_HEADER]: session.csrf, 'content-type': 'application/json' }
    const answer = await world.hub.app.request(path, { method: 'POST', headers, body: JSON.stringify({ ...given, ...wrong }) })
    expect([answer.status, JSON.stringify(wrong)]).toEqual([400, JSON.stringify(wrong)])
  }
  const recorded = await ask(hubFollowUpApi.recordStep, given)
  expect(recorded.ok).toBe(true)
  expect((await ask(hubFollowUpApi.recordStep, given)).ok).toBe(true)
  expect((await ask(hubFollowUpApi.openFollowUp, { id: nameless })).ok).toBe(true)
  const entries = await world.hub.store.selectFrom('audit_event').selectAll().where('account', '=', 'officer').execute()
  expect(entries.filter(({ what }) => what === 'follow-up-step').map(({ detail }) => detail)).toEqual(['reopened'])
  // Opened by name, and shown again by the step that was there already.
  expect(entries.filter(({ what }) => what === 'submission-opened')).toHaveLength(2)
  expect(JSON.stringify(entries)).not.toMatch(/又有人反映|窗口|000-555/)
})
