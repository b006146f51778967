// 意见采纳情况 end to end at the hub: opinions come in, are decided on, their result is put together, reviewed, signed, and stands on the terminal beside the call.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { DECIDED_AT_ONCE_MAX, hubOpinionsApi } from '../../shared/api/hub-opinions.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import type { Result } from '../../shared/result.ts'
import { residentId } from '../fixtures/planted-data.ts'
import { got } from '../support/at-the-hub.ts'
import { dayAgo, opinionDesk } from '../support/opinion-desk.ts'

const { world, terminal, as, publish, publishCall, come, open, decide, make, listed, audited } = await opinionDesk()
afterAll(() => world.close())
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

beforeAll(() => publishCall('road-plan', '《青禾镇村内道路养护办法（征求意见稿）》公开征求意见公告', 2))

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
})
