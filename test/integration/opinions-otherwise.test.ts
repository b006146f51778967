// 意见采纳情况 at the hub, where it is not the plain way: nobody wrote, somebody is erased, the result went out otherwise, two act at once, opinions came on paper.
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { erase } from '../../hub/reception/erase.ts'
import { exportPersonData } from '../../hub/reception/person-data.ts'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { DECIDED_AT_ONCE_MAX, hubOpinionsApi } from '../../shared/api/hub-opinions.ts'
import type { Result } from '../../shared/result.ts'
import { got } from '../support/at-the-hub.ts'
import { DAY_MS, dayAgo, opinionDesk } from '../support/opinion-desk.ts'

const { world, as, publish, publishCall, come, open, decide, make, listed, audited } = await opinionDesk()
afterAll(() => world.close())
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

describe('the result', () => {
  test('of a call without any opinion says so', async () => {
    await publishCall('other-call', '另一次征求意见公告', 3)
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
    expect(code(await as('leader')(hubDeskApi.sign, seen))).toBe('desk-not-now')
    expect((await listed('held'))?.result).toMatchObject({ stage: 'draft', stale: true })
    // Its text is gone, and says so; whoever had it on the page can't save it back.
    const cleared = got(await as('editor')(hubDeskApi.document, { id }))
    expect(cleared).toMatchObject({ row: { stage: 'draft', version: 2, editor: { account: 'officer' } } })
    expect(cleared.events.at(-1)).toMatchObject({ kind: 'cleared', version: 2 })
    expect(cleared.draft?.text).toContain('正文已由平台清除')
    expect(cleared.findings[0]).toMatchObject({ rule: 'opinion-erased', severity: 'error' })
    expect(code(await as('editor')(hubDeskApi.submit, { id, version: 2 }))).toBe('desk-errors-open')
    const kept = {
      fields: { ...cleared.draft?.fields, id, kind: 'notice' as const, title: '公告', body: '镇' },
      text: '这一条要删掉',
    }
    expect(code(await as('editor')(hubDeskApi.save, { version: 1, draft: kept }))).toBe('desk-version-changed')
    got(await make('held'))
    const again = got(await as('editor')(hubDeskApi.document, { id }))
    expect(again.draft?.text).not.toContain('这一条要删掉')
    expect((await publish(id, 3)).row.stage).toBe('published')
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
    const other = await come('letters-elsewhere', '别处的意见')
    expect(code(await enter({ submission: other }))).toBe('handed-in-already')
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
