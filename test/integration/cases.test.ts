// A case from the terminal to the yearly report, on a real hub: who may do what, the limit that moves, the documents, the figures.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { type Hub, hubFolders, openHub } from '../../hub/hub.ts'
import { readOfficeFile } from '../../hub/intake/office/read-file.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { hubCasesApi } from '../../shared/api/hub-cases.ts'
import { CSRF_HEADER, hubConsoleApi, type Role } from '../../shared/api/hub-console.ts'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { CaseAction } from '../../shared/requests/case/case-event.ts'
import type { Result } from '../../shared/result.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'

const MARKER = '石桥村2026年道路硬化工程的施工合同'
const WORDS = '请写明是哪一段路。'
const TODAY = chinaDay(new Date())
const later = (days: number) => chinaDay(new Date(Date.now() + days * 86_400_000))
let world: HubInProcess
let hub: Hub
let terminal: TestTerminal
const ids: string[] = []
let officer: Console
let head: Console

type Console = <Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
) => Promise<Result<z.output<Res>>>

async function signedIn(name: string, roles: readonly Role[]): Promise<Console> {
  await hub.accounts.create({ name, displayName: `${name}甲`, roles }, 'a password', { demo: true })
  let cookie = ''
  const answer = await callEndpoint(
    async (request) => {
      const response = await hub.app.fetch(request)
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
      return response
    },
    'http://hub',
    hubConsoleApi.signIn,
    { name, password: 'a password' },
  )
  if (!answer.ok) throw new Error(`expected to sign in, got ${answer.error.code}`)
  const headers = { cookie, [CSRF_HEADER]: answer.value.csrf }
  return (target, input) => callEndpoint(async (request) => await hub.app.fetch(request), 'http://hub', target, input, headers)
}

function got<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${result.error.code}`)
  return result.value
}

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const act = (who: Console, at: number, action: CaseAction, words?: string) =>
  who(hubCasesApi.act, { id: ids[at] ?? '', action, ...(words && { words }) })

beforeAll(async () => {
  world = await hubInProcess()
  hub = world.hub
  terminal = await world.terminal()
  for (const words of [MARKER, '低保政策文件', MARKER]) await submitForm(terminal.host, 'disclosure-request', words)
  await vi.waitFor(
    async () => {
      await terminal.host.poller.round()
      expect(await world.receipts()).toHaveLength(3)
    },
    { timeout: 20_000 },
  )
  officer = await signedIn('officer', ['officer'])
  head = await signedIn('head', ['publisher'])
  const { rows } = got(await officer(hubConsoleApi.inbox, {}))
  ids.push(...rows.sort((a, b) => (a.receipt < b.receipt ? -1 : 1)).map(({ id }) => id))
})
afterAll(() => world.close())

test('a step needs a confirmed day of receipt, and a near repeat is said with its number, not refused', async () => {
  expect(code(await act(officer, 0, { kind: 'conferred', day: TODAY }))).toBe('receipt-day-first')
  for (const id of ids) got(await officer(hubConsoleApi.confirmReceiptDay, { id, day: TODAY }))
  const view = got(await officer(hubCasesApi.case, { id: ids[2] ?? '' }))
  expect(view.similar).toMatchObject([{ id: ids[0], sameApplicant: true }])
  expect(got(await officer(hubCasesApi.case, { id: ids[1] ?? '' })).similar).toEqual([])
})

test('条例 第30条: asked to complete the request, no limit runs; once it has come the limit begins anew', async () => {
  const asked = got(await act(officer, 0, { kind: 'supplement-asked', day: TODAY, until: later(10) }, WORDS))
  expect(asked.clock).toMatchObject({ waiting: ['supplement'] })
  expect(asked.clock.due).toBeUndefined()
  const row = got(await officer(hubConsoleApi.inbox, {})).rows.find(({ id }) => id === ids[0])
  expect(row?.limit).toMatchObject({ left: { state: 'waiting', on: 'supplement' }, lastDay: later(10) })
  expect(code(await act(officer, 0, { kind: 'supplement-asked', day: TODAY, until: later(10) }))).toBe('supplement-once')
  const answered = got(await act(officer, 0, { kind: 'supplement-answered', day: TODAY }))
  expect(answered.clock.due).toBeDefined()
})

test('F62, 条例 第33条: an extension stands only when somebody else has agreed, with both names on file', async () => {
  const before = got(await officer(hubCasesApi.case, { id: ids[0] ?? '' })).clock.due ?? ''
  const proposed = got(await act(officer, 0, { kind: 'extension-proposed', day: TODAY, workingDays: 10 }, '卷宗在县档案馆。'))
  const proposal = proposed.state.proposal?.id ?? ''
  // The head sees what is to be decided, and nothing of who asks; other cases are none of the head's.
  const { rows } = got(await head(hubCasesApi.approvals, {}))
  expect(rows).toMatchObject([{ row: { id: ids[0] }, workingDays: 10 }])
  expect((rows[0]?.lastDayIfAgreed ?? '') > before).toBe(true)
  const seen = got(await head(hubCasesApi.approval, { id: ids[0] ?? '' }))
  expect(seen).toMatchObject({ asked: MARKER, view: { state: { proposal: { workingDays: 10 } } } })
  expect(JSON.stringify(seen)).not.toContain('某某某')
  expect(code(await head(hubCasesApi.approval, { id: ids[1] ?? '' }))).toBe('not-found')
  // Reading it is on record as everybody's reading is; what was not shown is not.
  const readings = world.hub.store.selectFrom('audit_event').select('about').where('account', '=', 'head')
  expect(await readings.where('what', '=', 'submission-opened').execute()).toEqual([{ about: rows[0]?.row.receipt }])
  expect(code(await head(hubCasesApi.case, { id: ids[0] ?? '' }))).toBe('not-allowed')
  const approve: CaseAction = { kind: 'extension-approved', day: TODAY, proposal }
  expect(code(await act(officer, 0, approve))).toBe('not-allowed')
  expect(code(await act(head, 0, { kind: 'answered', day: TODAY, code: 'granted' }))).toBe('not-allowed')
  const agreed = got(await act(head, 0, approve))
  expect(agreed.clock.allowed).toBe(30)
  expect(got(await head(hubCasesApi.approvals, {})).rows).toEqual([])
  expect((agreed.clock.due ?? '') > before).toBe(true)
  expect(agreed.entries.map(({ by }) => by)).toEqual(['officer甲', 'officer甲', 'officer甲', 'head甲'])
})

test('a document is a Word file that can be read again, with what was written in it', async () => {
  const made = got(await officer(hubCasesApi.document, { id: ids[0] ?? '', which: 'supplement' }))
  expect(made.paragraphs).toContain(WORDS)
  const zip = await JSZip.loadAsync(Buffer.from(made.file.base64, 'base64'))
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  for (const words of [WORDS, MARKER, '某某某', '青禾镇人民政府']) expect(xml).toContain(words)
  expect(code(await officer(hubCasesApi.document, { id: ids[0] ?? '', which: 'fee' }))).toBe('not-found')
})

test('an answer goes to the terminal with the remedy that belongs to it, and closes the case', async () => {
  const answered = got(await act(officer, 0, { kind: 'answered', day: TODAY, code: 'process' }, '属于讨论稿。'))
  expect(answered.state.answer).toEqual({ code: 'process', day: TODAY })
  const opened = got(await officer(hubConsoleApi.open, { id: ids[0] ?? '' }))
  expect(opened.replies[0]?.body).toContain('应当先自收到本答复书之日起六十日内')
  expect(opened.row.state).toBe('answered')
  expect(code(await act(officer, 0, { kind: 'conferred', day: TODAY }))).toBe('case-answered')
})

test('条例 第44条: given again and again it is assessed, with reasons, and its publication is recorded by the document', async () => {
  got(await act(officer, 2, { kind: 'answered', day: TODAY, code: 'granted' }))
  const assess: CaseAction = { kind: 'assessed', day: TODAY, publish: true }
  expect(code(await act(officer, 2, assess))).toBe('assessment-without-reason')
  got(await act(officer, 2, assess, '两人申请同一合同，不涉密，审查人某乙。'))
  const waiting = got(await officer(hubConsoleApi.inbox, {})).rows.filter(({ toPublish }) => toPublish)
  expect(waiting.map(({ id }) => id)).toEqual([ids[2]])
  const sheet = got(await officer(hubCasesApi.document, { id: ids[2] ?? '', which: 'assessment' }))
  expect(sheet.paragraphs.join()).toContain('评估理由和审查意见：两人申请同一合同')
  expect(sheet.paragraphs.join()).toContain('评估结论：转为主动公开')
  const publish = (document: string) => act(officer, 2, { kind: 'made-public', day: TODAY, document })
  expect(code(await publish('no-such-document'))).toBe('document-not-published')
  const [published] = got(await officer(hubDeskApi.published, {})).documents
  const done = got(await publish(published?.id ?? ''))
  expect(done.state.madePublic).toEqual({ document: published?.id, day: TODAY })
  expect(code(await publish(published?.id ?? ''))).toBe('not-to-be-public')
  expect(got(await officer(hubConsoleApi.inbox, {})).rows.some(({ toPublish }) => toPublish)).toBe(false)
})

test('what was written stands nowhere in the open in the hub’s rows', async () => {
  const rows = await world.hub.store.selectFrom('case_event').selectAll().execute()
  expect(rows.length).toBeGreaterThan(4)
  const bytes = Buffer.concat(rows.map((row) => Buffer.concat([Buffer.from(JSON.stringify(row)), row.words ?? Buffer.alloc(0)])))
  for (const words of [WORDS, MARKER, '属于讨论稿']) expect(bytes.includes(Buffer.from(words))).toBe(false)
})

test('two officers who act on the same sight: the second is told, nothing is lost', async () => {
  const both = await Promise.all([
    act(officer, 1, { kind: 'third-party-asked', day: TODAY }),
    act(officer, 1, { kind: 'third-party-asked', day: TODAY }),
  ])
  const view = got(await officer(hubCasesApi.case, { id: ids[1] ?? '' }))
  expect(view.entries).toHaveLength(both.filter(({ ok }) => ok).length)
})

test('the yearly report counts the cases, holds its 勾稽, names what is to settle, and is a Word and an Excel file', async () => {
  got(await officer(hubConsoleApi.reply, { id: ids[1] ?? '', body: '已当面说明。' }))
  const year = Number(TODAY.slice(0, 4))
  const report = got(await officer(hubCasesApi.yearlyReport, { year }))
  expect(report.table.received).toMatchObject({ person: 3, total: 3 })
  expect(report.table.results.process.total).toBe(1)
  expect(report.table.results.granted.total).toBe(1)
  expect(report.table.carriedOut.total).toBe(1)
  expect(report.problems).toEqual([])
  expect(report.toSettle).toMatchObject([{ what: 'result' }])
  const docx = got(await officer(hubCasesApi.yearlyFile, { year, format: 'docx' }))
  const word = await JSZip.loadAsync(Buffer.from(docx.base64, 'base64'))
  expect(await word.file('word/document.xml')?.async('string')).toContain('属于四类过程性信息')
  const xlsx = got(await officer(hubCasesApi.yearlyFile, { year, format: 'xlsx' }))
  const sheet = await readOfficeFile({ bytes: Buffer.from(xlsx.base64, 'base64'), extension: '.xlsx', decisions: {} })
  if (sheet.outcome !== 'document') throw new Error(`expected a document, got ${sheet.outcome}`)
  const { html } = sheet
  expect(html).toContain('本年新收政府信息公开申请数量')
  expect(html).toMatch(/属于四类过程性信息<\/t[dh]>(<td>1<\/td>)(<td>0<\/td>){5}<td>1<\/td>/)
})

test('hostile input is refused before anything is kept', async () => {
  const id = ids[1] ?? ''
  const post = async (body: object) => {
    const wrong = hubCasesApi.act as unknown as Endpoint
    return code(await officer(wrong, { id, ...body } as never))
  }
  expect(await post({ action: { kind: 'answered', day: TODAY, code: 'whatever' } })).toBe('malformed')
  expect(await post({ action: { kind: 'extension-proposed', day: TODAY, workingDays: 21 } })).toBe('malformed')
  expect(await post({ action: { kind: 'conferred', day: TODAY, extra: 1 } })).toBe('malformed')
  expect(await post({ action: { kind: 'conferred', day: TODAY }, words: '长'.repeat(3501) })).toBe('malformed')
  const editor = await signedIn('editor', ['editor'])
  expect(code(await editor(hubCasesApi.case, { id }))).toBe('not-allowed')
  expect(code(await editor(hubCasesApi.yearlyReport, { year: 2026 }))).toBe('not-allowed')
})

test('F61: a notice that comes later moves the last day of an open case; a file that is no calendar stops the start with its name', async () => {
  const due = async () => {
    const asked = await signedIn('officer', ['officer'])
    return got(await asked(hubCasesApi.case, { id: ids[1] ?? '' })).clock.due ?? ''
  }
  const before = await due()
  await world.stopHub()
  const data = dirname(world.repo)
  mkdirSync(join(data, 'calendars'))
  const file = join(data, 'calendars', `${before.slice(0, 4)}.json`)
  const year = { year: Number(before.slice(0, 4)), source: '后来的通知', daysOff: [before], workedWeekendDays: [] }
  const options = {
    unlocking: { demo: true } as const,
    officeChannel: 'town',
    terminalPrefix: 'QH',
    pages: undefined,
    log: silentLog,
  }
  const reopen = () => openHub({ folders: hubFolders(data), database: world.database, ...options })
  writeFileSync(file, '{}')
  expect(await reopen()).toEqual({ ok: false, error: { code: 'calendar-wrong', params: { path: file } } })
  writeFileSync(file, JSON.stringify(year))
  hub = got(await reopen())
  expect((await due()) > before).toBe(true)
  await hub.close()
})
