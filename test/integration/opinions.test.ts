// 意见采纳情况 end to end at the hub: opinions come in, are decided on, their result is put together, reviewed, signed, and stands on the terminal beside the call.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { erase } from '../../hub/reception/erase.ts'
import { exportPersonData } from '../../hub/reception/person-data.ts'
import { receive } from '../../hub/reception/receive.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { hubConsoleApi, type Role } from '../../shared/api/hub-console.ts'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { DECIDED_AT_ONCE_MAX, hubOpinionsApi, type OpenedCall } from '../../shared/api/hub-opinions.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Answers } from '../../shared/requests/form.ts'
import type { Result } from '../../shared/result.ts'
import { residentId } from '../fixtures/planted-data.ts'
import { got, type HubCall, signInAtHub, throughTheDesk } from '../support/at-the-hub.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { sealedSubmission } from '../support/sealed-submission.ts'

const DAY_MS = 86_400_000
const PEOPLE = {
  officer: ['officer'],
  editor: ['editor'],
  first: ['reviewer'],
  second: ['reviewer'],
  leader: ['publisher'],
} as const satisfies Record<string, readonly Role[]>
const dayAgo = (days: number) => chinaDay(new Date(Date.now() - days * DAY_MS))

let world: HubInProcess
let terminal: TestTerminal
let sequence = 0
const calls = new Map<string, HubCall>()

async function signIn(name: string, roles: readonly Role[]): Promise<HubCall> {
  await world.hub.accounts.create({ name, displayName: `${name}某`, roles: [...roles] }, `pass-${name}`, { demo: true })
  return await signInAtHub(async (request) => await world.hub.app.fetch(request), world.address, name, `pass-${name}`)
}
const as = (name: keyof typeof PEOPLE): HubCall => {
  const call = calls.get(name)
  if (call === undefined) throw new Error(`expected ${name} to have signed in`)
  return call
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

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

beforeAll(async () => {
  world = await hubInProcess()
  terminal = await world.terminal()
  const kept = { code: 'QH98', name: '测试机', verifying_key: '{}', enrolled_at: new Date().toISOString() }
  await world.hub.store.insertInto('terminal').values(kept).execute()
  for (const [name, roles] of Object.entries(PEOPLE)) calls.set(name, await signIn(name, roles))
  await publishCall('road-plan', '《青禾镇村内道路养护办法（征求意见稿）》公开征求意见公告', 2)
}, 120_000)
afterAll(() => world.close())

describe('what came in', () => {
  test('is listed by its call, with the day on which the result is due; what names no call is counted beside', async () => {
    await come('road-plan', '路灯也应写进去', { callBack: 'yes', name: '欧阳某某', phone: '000-555 0123' })
    await come('road-plan', '第三条的数字与附件不一致')
    await come('road-plan', '养护费由村里出不合适', { callBack: 'yes', name: '某某某', phone: '000-555 0124' }, 1)
    await come(undefined, '不知道是哪一次')
    const call = await listed('road-plan')
    expect(call).toMatchObject({
      tally: { received: 3, undecided: 3, adopted: 0 },
      erased: 0,
      standing: { state: 'due' },
      period: { until: dayAgo(2) },
    })
    expect(call?.dueOn?.slice(8)).toMatch(/\d\d/)
    expect(got(await as('officer')(hubOpinionsApi.calls, {})).unplaced).toBe(1)
  })

  test('is opened for the officer, marked in the inbox, and that goes on record without a word of it', async () => {
    const { opinions } = await open('road-plan')
    expect(opinions.map(({ original, person, late, fixed }) => ({ original, person, late, fixed }))).toEqual([
      { original: '路灯也应写进去', person: '欧阳**', late: true, fixed: false },
      { original: '第三条的数字与附件不一致', person: undefined, late: true, fixed: false },
      // Its form promised that no name would be published.
      { original: '养护费由村里出不合适', person: undefined, late: true, fixed: false },
    ])
    expect(await audited('opinions-opened')).toEqual([
      { what: 'opinions-opened', about: 'road-plan', detail: '3', account: 'officer' },
    ])
    const inbox = got(await as('officer')(hubConsoleApi.inbox, {})).rows
    expect(inbox.filter(({ id }) => opinions.some((one) => one.id === id)).map(({ state }) => state)).toEqual([
      'opened',
      'opened',
      'opened',
    ])
  })
})

describe('decisions', () => {
  test('a reason is required where an opinion is not taken whole; what is not decided on blocks the draft', async () => {
    const [lamps, numbers, money] = (await open('road-plan')).opinions.map(({ id }) => id)
    if (lamps === undefined || numbers === undefined || money === undefined) throw new Error('expected three opinions')
    expect(code(await decide('road-plan', [lamps], 'partly'))).toBe('opinion-reason-missing')
    expect(code(await decide('road-plan', [lamps], 'declined', '   '))).toBe('opinion-reason-missing')
    expect((await open('road-plan')).call.tally.undecided).toBe(3)
    // Two say the same: one decision in one step.
    const both = got(await decide('road-plan', [lamps, numbers, lamps], 'adopted'))
    expect(both.call.tally).toEqual({ received: 3, undecided: 1, adopted: 2, partly: 0, declined: 0 })
    expect(await make('road-plan')).toMatchObject({ ok: false, error: { code: 'opinions-undecided', params: { count: 1 } } })
    got(await decide('road-plan', [money], 'declined', '养护费由镇财政承担，草案第六条已经写明。'))
    const changed = got(await decide('road-plan', [numbers], 'partly', '数字已改，附件另行公布。'))
    expect(changed.opinions.map(({ decision }) => [decision?.verdict, decision?.by])).toEqual([
      ['adopted', 'officer某'],
      ['partly', 'officer某'],
      ['declined', 'officer某'],
    ])
    expect((await audited('opinion-decided')).map(({ detail }) => detail)).toEqual(['adopted', 'adopted', 'declined', 'partly'])
  })

  test('the text is edited for publication; the original stays beside it', async () => {
    const [first] = (await open('road-plan')).opinions
    const asked = { id: 'road-plan', submission: first?.id ?? '', text: '建议把路灯写进管护范围。' }
    const [edited] = got(await as('officer')(hubOpinionsApi.edit, asked)).opinions
    expect(edited).toMatchObject({
      ...{ original: '路灯也应写进去', text: '建议把路灯写进管护范围。' },
      decision: { verdict: 'adopted' },
    })
  })

  test('hostile input changes nothing', async () => {
    const { opinions } = await open('road-plan')
    const [first] = opinions
    const before = JSON.stringify(opinions)
    await publishCall('other-call', '另一次征求意见公告', 3)
    const asked = { id: 'road-plan', submissions: [first?.id ?? ''], verdict: 'adopted' as const, reason: '' }
    const many = Array.from({ length: DECIDED_AT_ONCE_MAX + 1 }, () => randomUUID())
    expect(code(await as('officer')(hubOpinionsApi.decide, { ...asked, submissions: many }))).toBe('malformed')
    expect(code(await as('officer')(hubOpinionsApi.decide, { ...asked, submissions: [] }))).toBe('malformed')
    expect(code(await as('officer')(hubOpinionsApi.decide, { ...asked, reason: '理'.repeat(501) }))).toBe('malformed')
    // One that is not there spoils the whole step.
    expect(code(await decide('road-plan', [first?.id ?? '', randomUUID()], 'declined', '不采纳'))).toBe('not-found')
    expect(code(await decide('other-call', [first?.id ?? ''], 'declined', '不采纳'))).toBe('not-found')
    expect(code(await decide('no-such-call', [first?.id ?? ''], 'declined', '不采纳'))).toBe('not-found')
    const text = '字'.repeat(1001)
    expect(code(await as('officer')(hubOpinionsApi.edit, { id: 'road-plan', submission: first?.id ?? '', text }))).toBe(
      'malformed',
    )
    expect(code(await as('editor')(hubOpinionsApi.decide, asked))).toBe('not-allowed')
    expect(JSON.stringify((await open('road-plan')).opinions)).toBe(before)
  })

  test('nothing of what was written, by whom it was given or why it was decided so stands in the record or in clear in the table', async () => {
    const kept = JSON.stringify([
      await world.hub.store.selectFrom('audit_event').selectAll().execute(),
      (await world.hub.store.selectFrom('opinion').selectAll().execute()).map((row) => ({
        ...row,
        words: row.words?.toString('latin1'),
      })),
    ])
    for (const word of ['路灯', '养护费', '附件', '欧阳', '0123']) expect(kept).not.toContain(word)
  })
})

describe('the result', () => {
  let document = ''

  test('is not put together while the call runs', async () => {
    await publishCall('running-call', '《某办法》公开征求意见公告', 0)
    expect(code(await make('running-call'))).toBe('opinion-call-running')
    expect(code(await make('no-such-call'))).toBe('not-found')
  })

  test('becomes a draft that is linked to the call; whatever an opinion holds stays text; personal data stops it', async () => {
    const hostile = await come(
      'road-plan',
      `| 一 | [点这里](https://example.com) <script>1</script> *星*\n\n# 身份证${residentId('110105', '19491231', 2)}`,
    )
    got(await decide('road-plan', [hostile], 'adopted'))
    document = got(await make('road-plan')).document
    const draft = got(await as('editor')(hubDeskApi.document, { id: document }))
    expect(draft.row).toMatchObject({
      ...{ kind: 'notice', stage: 'draft', version: 1, editor: { account: 'officer' } },
      title: '关于《青禾镇村内道路养护办法（征求意见稿）》征求意见采纳情况的公告',
    })
    expect(draft.draft?.fields.links.resultOf).toEqual(['road-plan'])
    expect(draft.draft?.text).toContain('共收到意见4条。其中采纳2条，部分采纳1条，不采纳1条。')
    expect(draft.html).not.toMatch(/<script|<a |<h1|<em/)
    expect(draft.html.match(/<tr/g)).toHaveLength(5)
    for (const said of ['欧阳**', '未署名', '建议把路灯写进管护范围。', '养护费由镇财政承担', '部分采纳'])
      expect(draft.html).toContain(said)
    for (const hidden of ['欧阳某某', '0123', '路灯也应写进去']) expect(draft.html).not.toContain(hidden)
    expect(draft.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toContain('resident-id-number')
    expect(code(await as('editor')(hubDeskApi.submit, { id: document, version: 1 }))).toBe('desk-errors-open')
    // The officer takes it out and puts the draft together again; what the editor wrote into the fields meanwhile stays.
    const text = '身份证号码已经遮去。'
    got(await as('officer')(hubOpinionsApi.edit, { id: 'road-plan', submission: hostile, text }))
    expect((await listed('road-plan'))?.result).toMatchObject({ document, stage: 'draft', stale: true })
    const fields = {
      ...draft.draft?.fields,
      id: document,
      kind: 'notice' as const,
      title: '采纳情况公告',
      body: '青禾镇人民政府',
    }
    got(await as('editor')(hubDeskApi.save, { version: 1, draft: { fields, text: '编辑改过的文字。' } }))
    expect(got(await make('road-plan')).document).toBe(document)
    const again = got(await as('editor')(hubDeskApi.document, { id: document }))
    expect([again.row.version, again.row.title, again.findings.filter(({ severity }) => severity === 'error')]).toEqual([
      3,
      '采纳情况公告',
      [],
    ])
    expect(again.draft?.fields.links.resultOf).toEqual(['road-plan'])
    expect((await listed('road-plan'))?.result).toMatchObject({ stale: false })
  })

  test('goes through the other hands, and stands on the terminal beside its call', async () => {
    expect(code(await as('officer')(hubDeskApi.submit, { id: document, version: 3 }))).toBe('not-allowed')
    expect((await publish(document, 3)).row.stage).toBe('published')
    await terminal.host.poller.round()
    const fetcher = async (request: Request) => await terminal.host.app.fetch(request)
    const shown = got(await callEndpoint(fetcher, 'http://terminal', terminalApi.document, { id: 'road-plan' }))
    expect(shown.results.map(({ id }) => id)).toEqual([document])
    expect(await listed('road-plan')).toMatchObject({
      standing: { state: 'published', on: dayAgo(0), late: false },
      result: { document, stage: 'published', publishedOn: dayAgo(0), stale: false, elsewhere: false },
    })
  })

  test('is not changed behind its readers’ backs; what comes later is decided on and goes into the next version', async () => {
    const { opinions } = await open('road-plan')
    expect(opinions.every(({ fixed }) => fixed)).toBe(true)
    const [first] = opinions.map(({ id }) => id)
    expect(code(await decide('road-plan', [first ?? ''], 'declined', '改主意'))).toBe('opinion-published')
    expect(code(await as('officer')(hubOpinionsApi.edit, { id: 'road-plan', submission: first ?? '', text: '改' }))).toBe(
      'opinion-published',
    )
    const late = await come('road-plan', '从抽屉里的U盘来的')
    expect((await listed('road-plan'))?.result).toMatchObject({ stage: 'published', stale: true })
    expect(code(await make('road-plan'))).toBe('opinions-undecided')
    got(await decide('road-plan', [late], 'adopted'))
    got(await decide('road-plan', [late], 'partly', '部分写入'))
    got(await make('road-plan'))
    expect((await listed('road-plan'))?.result).toMatchObject({ stage: 'draft', stale: false, publishedOn: dayAgo(0) })
  })

  test('of a call without any opinion says so', async () => {
    const { document: empty } = got(await make('other-call'))
    const draft = got(await as('editor')(hubDeskApi.document, { id: empty }))
    expect(draft.draft?.text).toContain('未收到意见')
    expect(draft.html).not.toContain('<table')
    expect(draft.row.title).toBe('关于另一次征求意见采纳情况的公告')
  })

  test('does not go out with an opinion that was erased since: whatever stage it has reached, until it is made again', async () => {
    await publishCall('held', '《某意见稿》公开征求意见公告', 1)
    const goes = await come('held', '这一条要删掉')
    const stays = await come('held', '这一条留着')
    got(await decide('held', [goes, stays], 'adopted'))
    const { document: id } = got(await make('held'))
    const seen = { id, version: 1 }
    const { findings } = got(await as('editor')(hubDeskApi.submit, seen))
    const reasons = Object.fromEntries(findings.map(({ key }) => [key, '已核对，可以发布']))
    got(await as('first')(hubDeskApi.passContent, { ...seen, reasons }))
    got(await as('second')(hubDeskApi.passSecrecy, seen))
    expect(await erase(goes, { why: 'on-demand', ground: 'consent-withdrawn' }, 'officer', world.reception)).toBe(true)
    expect(code(await as('leader')(hubDeskApi.sign, seen))).toBe('desk-errors-open')
    expect((await listed('held'))?.result).toMatchObject({ stage: 'signing', stale: true })
    got(await make('held'))
    const again = got(await as('editor')(hubDeskApi.document, { id }))
    expect(again.draft?.text).not.toContain('这一条要删掉')
    expect((await publish(id, 2)).row.stage).toBe('published')
  })

  test('that was published in time is not late because a later version is; its translation is not the result', async () => {
    await publishCall('in-time', '《某章程》公开征求意见公告', 40)
    const { document: id } = got(await make('in-time'))
    await publish(id, 1)
    expect((await listed('in-time'))?.standing).toMatchObject({ state: 'published', on: dayAgo(0), late: true })
    // As if this version had gone out in time, and the next one today.
    const events = await world.hub.store.selectFrom('desk_event').select(['number', 'event']).where('document', '=', id).execute()
    const out = events.find(({ event }) => event.includes('"kind":"published"'))
    const event = JSON.stringify({ ...JSON.parse(out?.event ?? ''), at: new Date(Date.now() - 20 * DAY_MS).toISOString() })
    await world.hub.store
      .updateTable('desk_event')
      .set({ event })
      .where('number', '=', out?.number ?? 0)
      .execute()
    expect((await listed('in-time'))?.standing).toMatchObject({ state: 'published', on: dayAgo(20), late: false })
    const fields = {
      ...{ id: 'a-translation', kind: 'notice' as const, title: 'Result', body: '青禾镇人民政府' },
      ...{ links: { resultOf: ['in-time'] }, language: 'en' as const, translation: { of: id } },
    }
    got(await as('editor')(hubDeskApi.save, { version: 0, draft: { fields, text: 'No opinion was received.' } }))
    await publish('a-translation', 1)
    expect((await listed('in-time'))?.result).toMatchObject({ document: id, elsewhere: false })
  })

  test('that was published another way is left alone', async () => {
    await publishCall('by-hand', '《某规定》公开征求意见公告', 1)
    const opinion = await come('by-hand', '同意')
    const fields = {
      id: 'by-hand-result',
      title: '采纳情况',
      kind: 'notice' as const,
      body: '青禾镇人民政府',
      links: { resultOf: ['by-hand'] },
    }
    got(await as('editor')(hubDeskApi.save, { version: 0, draft: { fields, text: '收到意见1条，采纳1条。' } }))
    await publish('by-hand-result', 1)
    expect((await listed('by-hand'))?.result).toMatchObject({ document: 'by-hand-result', elsewhere: true, stale: false })
    expect(code(await make('by-hand'))).toBe('opinion-result-elsewhere')
    expect(code(await decide('by-hand', [opinion], 'adopted'))).toBe('opinion-published')
  })
})

describe('at the same moment', () => {
  test('an opinion that is erased keeps nothing of a decision, and two officers make one draft', async () => {
    await publishCall('busy', '《某细则》公开征求意见公告', 1)
    const gone = await come('busy', '请删掉', { callBack: 'yes', phone: '000-555 8888' })
    const stays = await come('busy', '留下')
    await open('busy')
    const erased = { why: 'on-demand', ground: 'consent-withdrawn' } as const
    await Promise.all([
      decide('busy', [gone, stays], 'declined', '理由里有字'),
      erase(gone, erased, 'officer', world.reception),
      decide('busy', [gone], 'partly', '另一个理由'),
    ])
    const row = await world.hub.store.selectFrom('opinion').selectAll().where('submission_id', '=', gone).executeTakeFirst()
    expect(row).toMatchObject({ verdict: null, words: null, by_name: null, decided_at: null })
    got(await decide('busy', [stays], 'adopted'))
    const made = await Promise.all([make('busy'), make('busy')])
    const documents = made.flatMap((one) => (one.ok ? [one.value.document] : []))
    expect(new Set(documents).size).toBe(1)
    for (const one of made) expect(['ok', 'desk-version-changed']).toContain(code(one))
    const rows = got(await as('editor')(hubDeskApi.rows, {})).rows
    expect(rows.filter(({ title }) => title.includes('某细则') && title.includes('采纳情况'))).toHaveLength(1)
  })
})

test('an opinion on what is published no more is kept in the list and can be decided on, and has no result from here', async () => {
  const opinion = await come('gone-from-here', '还有人看吗')
  expect(await listed('gone-from-here')).toEqual({
    ...{ id: 'gone-from-here', erased: 0 },
    tally: { received: 1, undecided: 1, adopted: 0, partly: 0, declined: 0 },
  })
  expect(got(await decide('gone-from-here', [opinion], 'adopted')).call.tally.adopted).toBe(1)
  expect(code(await make('gone-from-here'))).toBe('not-found')
})

test('very many are decided on in one step; more than a draft can hold are refused in words, not with an error', async () => {
  await publishCall('crowded', '《某条例》公开征求意见公告', 1)
  const all: string[] = []
  for (let count = 0; count < DECIDED_AT_ONCE_MAX; count += 1) all.push(await come('crowded', '*'.repeat(1000)))
  expect(got(await decide('crowded', all, 'adopted')).call.tally).toMatchObject({ received: DECIDED_AT_ONCE_MAX, undecided: 0 })
  expect(code(await make('crowded'))).toBe('too-large')
}, 60_000)

describe('an opinion on paper', () => {
  const SUBMISSION = randomUUID()
  const asked = (change: object = {}) => ({
    ...{ id: 'letters', submission: SUBMISSION, handedIn: { way: 'post-plain' as const, day: dayAgo(2) } },
    paper: { opinion: '信里写的意见', name: '赵某某', phone: '' },
    ...change,
  })
  const enter = (change?: object) => as('officer')(hubOpinionsApi.enter, asked(change))

  test('is numbered by the office, counted with the others, and entered once', async () => {
    await publishCall('letters', '《某制度》公开征求意见公告', 1)
    const { call, opinions } = got(await enter())
    expect(call.tally.received).toBe(1)
    expect(opinions).toMatchObject([
      { original: '信里写的意见', person: '赵**', submittedOn: dayAgo(2), late: false, handedIn: { way: 'post-plain' } },
    ])
    expect(opinions[0]?.receipt.slice(2, 4)).toBe('00')
    const shown = async () =>
      (await audited('opinions-opened')).filter(({ about }) => about === 'letters').map(({ detail }) => detail)
    expect(await shown()).toEqual([])
    expect(got(await enter()).call.tally.received).toBe(1)
    expect(await shown()).toEqual(['1'])
    expect(code(await enter({ paper: { opinion: '另一封信', name: '', phone: '' } }))).toBe('handed-in-already')
    expect((await audited('opinion-handed-in')).map(({ about, detail }) => [about, detail])).toEqual([
      [opinions[0]?.receipt, 'post-plain'],
    ])
    got(await decide('letters', [SUBMISSION], 'adopted'))
    const { document } = got(await make('letters'))
    expect(got(await as('editor')(hubDeskApi.document, { id: document })).draft?.text).toContain('共收到意见1条。其中采纳1条')
  })

  test('is not taken with a day that lies ahead, without words, or for a call that is not this office’s', async () => {
    const submission = randomUUID()
    expect(code(await enter({ submission, handedIn: { way: 'fax', day: dayAgo(-1) } }))).toBe('receipt-day-in-future')
    expect(code(await enter({ submission, handedIn: { way: 'fax', day: '1999-01-01' } }))).toBe('handed-in-too-early')
    expect(code(await enter({ submission, paper: { opinion: '  ', name: '', phone: '' } }))).toBe('malformed')
    expect(code(await enter({ submission, paper: { opinion: '好', name: '', phone: '', idNumber: '1' } }))).toBe('malformed')
    expect(code(await enter({ submission, id: 'no-such-call' }))).toBe('not-found')
    // Of another submission, which is none of this call's.
    const [other] = (await open('road-plan')).opinions
    expect(code(await enter({ submission: other?.id ?? '' }))).toBe('handed-in-already')
    expect((await listed('letters'))?.tally.received).toBe(1)
  })
})

describe('somebody who asks for it', () => {
  const PHONE = '000-555 7777'

  test('gets a copy with what was decided, and is erased with it: only that one came stays', async () => {
    await publishCall('meals', '《助餐点办法》公开征求意见公告', 1)
    const id = await come('meals', '少放点盐', { callBack: 'yes', name: '某丙', phone: PHONE })
    got(await decide('meals', [id], 'declined', '由厨师决定'))
    got(await as('officer')(hubOpinionsApi.edit, { id: 'meals', submission: id, text: '建议清淡' }))
    const parts = { ...world.reception, retentionYears: 10 as const }
    const [docx, json] = await exportPersonData({ phone: PHONE }, 'officer', parts)
    expect(docx?.name).toContain('.docx')
    expect(JSON.parse(Buffer.from(json?.base64 ?? '', 'base64').toString()).submissions).toMatchObject([
      { decision: { call: 'meals', verdict: 'declined', reason: '由厨师决定', text: '建议清淡' } },
    ])
    expect(await erase(id, { why: 'on-demand', ground: 'consent-withdrawn' }, 'officer', world.reception)).toBe(true)
    expect(await world.hub.store.selectFrom('opinion').selectAll().where('submission_id', '=', id).execute()).toEqual([
      { submission_id: id, document: 'meals', verdict: null, words: null, by_name: null, decided_at: null },
    ])
    expect(await listed('meals')).toMatchObject({ erased: 1, tally: { received: 0 } })
    expect(code(await decide('meals', [id], 'adopted'))).toBe('erased')
    expect((await open('meals')).opinions).toEqual([])
  })
})
