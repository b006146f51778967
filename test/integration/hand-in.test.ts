// 登记: a request that came to the office itself is numbered once, sealed, warned about, and goes the way of the others; no terminal speaks in the office's name.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { terminalRows } from '../../hub/fleet/terminals.ts'
import { caseDocument } from '../../hub/reception/case-documents.ts'
import { actOnCase, caseOf, similarTo } from '../../hub/reception/cases.ts'
import { type HandInParts, handIn } from '../../hub/reception/hand-in.ts'
import { inbox } from '../../hub/reception/inbox.ts'
import { confirmReceiptDay } from '../../hub/reception/office-records.ts'
import { receive } from '../../hub/reception/receive.ts'
import { receiveStick } from '../../hub/reception/receive-stick.ts'
import { unseal } from '../../hub/reception/unseal.ts'
import type { HandInRequest } from '../../shared/api/hub-hand-in.ts'
import { parseReceipt } from '../../shared/requests/receipt.ts'
import { filledForm } from '../support/filled-forms.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { sealedSubmission } from '../support/sealed-submission.ts'

const NOW = new Date('2026-11-25T02:00:00Z')
const ASKED = '石桥村2026年道路硬化工程的施工合同'
const BY = { account: 'officer', displayName: '某甲' }
let world: HubInProcess
let parts: HandInParts & Parameters<typeof caseOf>[1]

const letter = (change: Partial<HandInRequest> = {}): HandInRequest => ({
  ...{ id: randomUUID(), handedIn: { way: 'post-signed', day: '2026-11-23' }, answers: filledForm('disclosure-request', ASKED) },
  ...{ asWritten: false, identitySeen: false },
  ...change,
})
async function entered(given: HandInRequest) {
  const opened = await handIn(given, BY, parts)
  if (!opened.ok) throw new Error(`expected it to be entered, got ${opened.error.code}`)
  return opened.value
}

beforeAll(async () => {
  world = await hubInProcess()
  const { office } = world.hub
  parts = {
    ...world.reception,
    ...{ now: () => NOW, officeCode: 'QH00', sealing: office.sealing, body: office.body, contact: office.contact },
  }
})
afterAll(() => world.close())

test('a letter that was signed for counts from the day it came, typed two days later', async () => {
  const { row, window, answers } = await entered(letter())
  expect(parseReceipt(row.receipt)).toMatchObject({ terminal: 'QH00', day: '2026-11-25', epoch: 'A', sequence: 1 })
  expect(row).toMatchObject({
    receiptDay: '2026-11-23',
    toConfirm: false,
    onBehalf: false,
    limit: { provisional: false, lastDay: '2026-12-21' },
  })
  expect(window).toMatchObject([{ kind: 'receipt-day', day: '2026-11-23', by: '某甲', source: 'console' }])
  expect(answers['information']).toBe(ASKED)
})

test('a fax waits until both sides confirm; the day may then lie between its coming and today', async () => {
  const fax = await entered(
    letter({ handedIn: { way: 'fax', day: '2026-11-20' }, answers: filledForm('disclosure-request', '另一件') }),
  )
  expect(fax.row).toMatchObject({ toConfirm: true, limit: { provisional: true, from: '2026-11-20' } })
  expect(fax.receiptDayChoice).toEqual({ from: '2026-11-20', to: '2026-11-25', countsAs: 'internet' })
  expect(await confirmReceiptDay(fax.row.id, '2026-11-19', '某甲', parts)).toMatchObject({
    error: { code: 'receipt-day-before-submission' },
  })
  const confirmed = await confirmReceiptDay(fax.row.id, '2026-11-24', '某甲', parts)
  expect(confirmed).toMatchObject({ value: { row: { receiptDay: '2026-11-24', limit: { provisional: false } } } })
})

test('told by word of mouth: filled in by the officer, whose name stands under the seal (第29条), the card seen', async () => {
  const oral = await entered(letter({ handedIn: { way: 'oral', day: '2026-11-25' }, identitySeen: true }))
  expect(oral).toMatchObject({ row: { onBehalf: true, receiptDay: '2026-11-25' }, filledInBy: '某甲', identityChecked: true })
})

test('F1: pressed ten times it is one, with one number; another content under the same id is refused and nothing is lost', async () => {
  const given = letter({ handedIn: { way: 'in-person', day: '2026-11-25' } })
  const before = (await world.receipts()).length
  const pressed = await Promise.all(Array.from({ length: 10 }, () => entered(given)))
  expect(new Set(pressed.map(({ row }) => row.receipt)).size).toBe(1)
  expect(await world.receipts()).toHaveLength(before + 1)
  const other = { ...given, answers: filledForm('disclosure-request', '改成别的') }
  expect(await handIn(other, BY, parts)).toMatchObject({ error: { code: 'handed-in-already' } })
  expect((await unseal(given.id, parts)).ok).toBe(true)
})

test('twenty letters entered at once have twenty numbers that follow each other', async () => {
  const rows = await Promise.all(Array.from({ length: 20 }, () => entered(letter())))
  const sequences = rows.map(({ row }) => parseReceipt(row.receipt)?.sequence ?? 0).toSorted((a, b) => a - b)
  expect(sequences).toEqual(Array.from({ length: 20 }, (_, at) => (sequences[0] ?? 0) + at))
})

test('what lacks is said first, and then kept as it is written; what is wrong is not kept', async () => {
  const bare = letter({ answers: { applicantKind: 'person', information: '没写姓名的一封信' } })
  expect(await handIn(bare, BY, parts)).toMatchObject({ error: { code: 'paper-lacks' } })
  expect((await entered({ ...bare, asWritten: true })).answers).toEqual({
    ...{ matter: 'information', applicantKind: 'person', information: '没写姓名的一封信' },
  })
  const nothing = letter({ answers: { applicantKind: 'person' }, asWritten: true })
  expect(await handIn(nothing, BY, parts)).toMatchObject({ error: { code: 'form-incomplete' } })
  const tomorrow = letter({ handedIn: { way: 'in-person', day: '2026-11-26' } })
  expect(await handIn(tomorrow, BY, parts)).toMatchObject({ error: { code: 'receipt-day-in-future' } })
})

test('F19: the same again is said before and after it is entered, and entered all the same', async () => {
  const before = await similarTo(filledForm('disclosure-request', `${ASKED}。`), undefined, parts)
  expect(before.length).toBeGreaterThan(1)
  expect(before.every(({ sameApplicant }) => sameApplicant)).toBe(true)
  const { row } = await entered(letter({ answers: filledForm('disclosure-request', `${ASKED}。`) }))
  const view = await caseOf(row.id, parts)
  expect(view.ok && view.value.similar.some(({ receipt }) => receipt === row.receipt)).toBe(false)
  expect(view.ok && view.value.similar.length).toBe(before.length)
})

test('the slip says number, day and last day; the case goes on to its answer', async () => {
  const [row] = (await inbox(parts)).filter(({ handedIn }) => handedIn?.way === 'post-signed')
  if (row === undefined) throw new Error('expected a letter')
  const slip = await caseDocument(row.id, 'receipt', parts)
  if (!slip.ok) throw new Error(`expected a slip, got ${slip.error.code}`)
  const text = slip.value.paragraphs.join('')
  for (const said of [row.receipt, '2026年11月23日', '2026年12月21日']) expect(text).toContain(said)
  expect(slip.value.file.name).toMatch(/接收回执.*\.docx$/)
  const { row: fax } = await entered(letter({ handedIn: { way: 'fax', day: '2026-11-25' } }))
  const open = await caseDocument(fax.id, 'receipt', parts)
  expect(open.ok && open.value.paragraphs.join()).toContain('最迟＿＿＿＿＿＿')
  const actor = { account: 'officer', displayName: '某甲', roles: ['officer'] as const }
  const action = { kind: 'answered', day: '2026-11-25', code: 'granted' } as const
  const answered = await actOnCase(row.id, { action, words: '见附件' }, actor, parts)
  expect(answered).toMatchObject({ value: { state: { answer: { code: 'granted' } } } })
})

test('the office is no terminal: it is in no list of them, and nobody signs in its name', async () => {
  expect((await terminalRows(world.hub.store, new Map(), NOW)).map(({ code }) => code)).not.toContain('QH00')
  const heartbeat = { generation: 0, releases: {}, waiting: 0, refused: 0, clockTrusted: true, version: 't', repliesKept: [] }
  const content = { terminal: 'QH00', madeAt: NOW.toISOString(), heartbeat, envelopes: [], windowRecords: [] }
  const signature = { suite: 'intl-1', keyId: 'a'.repeat(64), value: 'aa' } as const
  expect(await receiveStick({ format: 1, content, signature }, parts)).toMatchObject({ error: { code: 'terminal-unknown' } })
})

test('entered a second time it is shown once more, and that is on record as a reading', async () => {
  const readings = () =>
    world.hub.store.selectFrom('audit_event').select(['account', 'about']).where('what', '=', 'submission-opened').execute()
  const before = (await readings()).length
  const given = letter({ handedIn: { way: 'in-person', day: '2026-11-25' }, answers: filledForm('disclosure-request', '井盖') })
  const { row } = await entered(given)
  expect(await readings()).toHaveLength(before)
  await entered(given)
  expect((await readings()).slice(before)).toEqual([{ account: 'officer', about: row.receipt }])
})

test('what a terminal sends as handed in at the office is refused', async () => {
  const options = { terminal: 'QH01', sequence: 1, addressee: world.hub.office.id, at: NOW, recipient: parts.officeKey.recipient }
  const envelope = await sealedSubmission('disclosure-request', filledForm('disclosure-request', '冒充'), options)
  const header = { ...envelope.header, handedIn: { way: 'in-person', day: '2026-11-25' } as const }
  expect(await receive({ ...envelope, header }, 'QH01', parts)).toMatchObject({ error: { code: 'malformed' } })
})

test('who entered which number, and how it came, is on record', async () => {
  const entries = await world.hub.store
    .selectFrom('audit_event')
    .select(['account', 'about', 'detail'])
    .where('what', '=', 'request-handed-in')
    .execute()
  expect(entries).toHaveLength(28)
  expect(entries[0]).toMatchObject({ account: 'officer', detail: 'post-signed' })
  expect(entries.every(({ about }) => about.startsWith('QH00-20261125-A'))).toBe(true)
})

test('a question is due by the house’s working days and late the day after, as the list shows; a request keeps its own limit', async () => {
  const options = { terminal: 'QH01', sequence: 9, addressee: world.hub.office.id, recipient: parts.officeKey.recipient }
  const terminal = { code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: NOW.toISOString() }
  await world.hub.store.insertInto('terminal').values(terminal).execute()
  const asked = { ...options, at: new Date('2026-11-25T01:00:00Z') }
  const question = await sealedSubmission('consultation', filledForm('consultation', '养老金'), asked)
  expect((await receive(question, 'QH01', parts)).ok).toBe(true)
  const at = async (day: string) => {
    const rows = await inbox({ ...parts, consultationDays: 5, now: () => new Date(`${day}T02:00:00Z`) })
    return rows.find(({ kind }) => kind === 'consultation')
  }
  expect((await at('2026-11-25'))?.house).toMatchObject({ allowed: 5, lastDay: '2026-12-02', left: { state: 'open', left: 5 } })
  expect((await at('2026-12-02'))?.house?.left).toEqual({ state: 'open', left: 0 })
  expect((await at('2026-12-03'))?.house?.left).toEqual({ state: 'overdue', over: 1 })
  expect((await at('2026-12-03'))?.limit).toBeUndefined()
  expect((await inbox(parts)).filter(({ kind, house }) => kind === 'disclosure-request' && house !== undefined)).toEqual([])
})
