// Somebody at the window asks what the office has of him, wants a copy, and wants it gone; files of requests go when their period is over.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reply } from '../../hub/reception/answer.ts'
import { keepCaseEvent } from '../../hub/reception/case-events.ts'
import { erase, newestErasures, PERIOD_OVER } from '../../hub/reception/erase.ts'
import { inbox } from '../../hub/reception/inbox.ts'
import { erasePersonData, exportPersonData, findPersonData } from '../../hub/reception/person-data.ts'
import { receive } from '../../hub/reception/receive.ts'
import { eraseEndedSignUps, erasePastRetention, keptRequests, type RetentionParts } from '../../hub/reception/retention.ts'
import { unseal } from '../../hub/reception/unseal.ts'
import type { Envelope } from '../../shared/requests/envelope.ts'
import type { SubmissionKind } from '../../shared/requests/form.ts'
import { filledForm, madeUpIdNumber } from '../support/filled-forms.ts'
import { onPostgres } from '../support/hub-database.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { sealedSubmission } from '../support/sealed-submission.ts'

const PHONE = '000-555 0123'
const WITHDRAWN = { by: 'officer', ground: 'consent-withdrawn' } as const
const AT = new Date('2026-11-25T02:00:00Z')
let world: HubInProcess
let parts: RetentionParts & HubInProcess['reception']
let clock = AT
const sent = new Map<string, Envelope>()

async function come(name: string, kind: SubmissionKind, words: string, document?: string): Promise<void> {
  const envelope = await sealedSubmission(kind, filledForm(kind, words), {
    ...{ terminal: 'QH01', sequence: sent.size + 1, addressee: world.hub.office.id, at: AT },
    recipient: parts.officeKey.recipient,
    ...(document !== undefined && { document }),
  })
  const got = await receive(envelope, 'QH01', parts)
  expect(got.ok).toBe(true)
  sent.set(name, envelope)
}
const of = (name: string): Envelope => {
  const envelope = sent.get(name)
  if (envelope === undefined) throw new Error(`expected ${name} to have been sent`)
  return envelope
}
const idOf = (name: string) => of(name).header.id
const namesOf = (rows: readonly { id: string }[]) =>
  [...sent].filter(([, { header }]) => rows.some(({ id }) => id === header.id)).map(([name]) => name)

beforeAll(async () => {
  world = await hubInProcess()
  parts = {
    ...world.reception,
    now: () => clock,
    retentionYears: 10,
    eventEnd: (id) => (id === 'open-day' ? '2026-12-01' : undefined),
  }
  const terminal = { code: 'QH01', name: '一号机', verifying_key: '{}', enrolled_at: AT.toISOString() }
  await world.hub.store.insertInto('terminal').values(terminal).execute()
  await come('request', 'disclosure-request', '修路的批复')
  await come('opinion', 'opinion', '修路请早点告诉大家', 'road-plan')
  await come('sign-up', 'sign-up', '某某某', 'open-day')
  await come('nameless', 'consultation', '养老金怎么领')
  await reply(idOf('opinion'), '您的意见已采纳', '某甲', parts)
})
afterAll(() => world.close())

test('found by what the person shows, whatever the spaces and dashes; what names nobody is nobody’s', async () => {
  expect(namesOf(await findPersonData({ idNumber: ` ${madeUpIdNumber().toLowerCase()} ` }, parts))).toEqual(['request'])
  expect(namesOf(await findPersonData({ phone: '0005550123' }, parts))).toEqual(['request', 'opinion', 'sign-up'])
  expect(namesOf(await findPersonData({ receipt: of('nameless').header.receipt }, parts))).toEqual(['nameless'])
  expect(await findPersonData({ phone: '000-555 9999' }, parts)).toEqual([])
  expect(await findPersonData({ phone: '-----' }, parts)).toEqual([])
})

test('what stays and until when is said: a request for its years after the answer, the rest goes when asked', async () => {
  const [request, opinion] = await findPersonData({ phone: PHONE }, parts)
  expect([request?.goesOnDemand, request?.keptUntil]).toEqual([false, undefined])
  expect([opinion?.goesOnDemand, opinion?.keptUntil]).toEqual([true, undefined])
})

test('the copy holds what was written and answered, to read and for a program; each receipt in it is on record', async () => {
  const [docx, json] = await exportPersonData({ phone: PHONE }, 'officer', parts)
  expect(docx?.name).toMatch(/^个人信息副本 .*\.docx$/)
  expect(
    Buffer.from(docx?.base64 ?? '', 'base64')
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const { submissions } = JSON.parse(Buffer.from(json?.base64 ?? '', 'base64').toString('utf8'))
  expect(submissions).toMatchObject([
    { kind: 'disclosure-request', answers: { information: '修路的批复' } },
    { kind: 'opinion', answers: { opinion: '修路请早点告诉大家' }, replies: [{ body: '您的意见已采纳' }] },
    { kind: 'sign-up' },
  ])
  const entries = await world.hub.store
    .selectFrom('audit_event')
    .select('about')
    .where('what', '=', 'person-data-exported')
    .execute()
  expect(entries.map(({ about }) => about)).toEqual(['request', 'opinion', 'sign-up'].map((name) => of(name).header.receipt))
})

test('given freely: gone when asked; a request under the law stays, and so does what is another’s', async () => {
  const ids = ['request', 'opinion', 'nameless'].map(idOf)
  expect(await erasePersonData({ phone: PHONE }, ids, WITHDRAWN, parts)).toBe(1)
  expect(await erasePersonData({ phone: PHONE }, ids, WITHDRAWN, parts)).toBe(0)
  expect(await unseal(idOf('opinion'), parts)).toEqual({ ok: false, error: { code: 'erased' } })
  for (const name of ['request', 'nameless']) expect((await unseal(idOf(name), parts)).ok, name).toBe(true)
  expect(namesOf(await inbox(parts))).toEqual(['request', 'sign-up', 'nameless'])
  expect(namesOf(await findPersonData({ phone: PHONE }, parts))).toEqual(['request', 'sign-up'])
  expect(await world.hub.store.selectFrom('reply').selectAll().execute()).toEqual([])
})

test('the same that comes again, from a stick in a drawer, is known by its number and brings nothing back', async () => {
  const again = await receive(of('opinion'), 'QH01', parts)
  expect(again.ok && again.value.statement.receipt).toBe(of('opinion').header.receipt)
  expect(await unseal(idOf('opinion'), parts)).toEqual({ ok: false, error: { code: 'erased' } })
})

test.skipIf(onPostgres)('no byte of the seal is left in the hub’s files; what stays is found by the same search', () => {
  const folder = dirname(world.repo)
  const files = readdirSync(folder).filter((name) => name.startsWith('hub.sqlite'))
  const holds = (name: string) => {
    const sealed = Buffer.from(of(name).sealed, 'base64')
    return files.some((file) => readFileSync(join(folder, file)).includes(sealed.subarray(120, 180)))
  }
  expect(files.length).toBeGreaterThan(0)
  expect([holds('request'), holds('opinion')]).toEqual([true, false])
})

test('a sign-up goes by itself a month after its event, and not before', async () => {
  clock = new Date('2026-12-31T02:00:00Z')
  expect(await eraseEndedSignUps(parts)).toBe(0)
  clock = new Date('2027-01-01T02:00:00Z')
  expect(await eraseEndedSignUps(parts)).toBe(1)
  expect(await unseal(idOf('sign-up'), parts)).toMatchObject({ error: { code: 'erased' } })
})

test('条例: the file of a request is kept for its years, listed when they are over, and goes only by somebody’s decision', async () => {
  const answered = { kind: 'answered', day: '2026-12-07', code: 'granted' } as const
  const event = {
    submission: idOf('request'),
    known: 0,
    words: '予以公开',
    account: 'officer',
    byName: '某甲',
    at: clock.toISOString(),
  }
  expect(await keepCaseEvent('e', { ...event, action: answered }, parts)).toBe(true)
  clock = new Date('2036-12-31T02:00:00Z')
  expect(await keptRequests('head', parts)).toMatchObject({ past: [], ahead: [{ keptUntil: '2037-01-01' }] })
  expect(await erasePastRetention([idOf('request')], 'head', parts)).toBe(0)
  clock = new Date('2037-01-01T02:00:00Z')
  expect(await keptRequests('head', parts)).toMatchObject({
    past: [{ answeredOn: '2026-12-07', keptUntil: '2037-01-01', answeredByAsker: false }],
    ahead: [],
  })
  // Four eyes: who answered a request does not destroy its file.
  expect(await keptRequests('officer', parts)).toMatchObject({ past: [{ answeredByAsker: true }] })
  expect(await erasePastRetention([idOf('request')], 'officer', parts)).toBe(0)
  expect(await erasePastRetention([idOf('nameless'), idOf('request')], 'head', parts)).toBe(1)
  const row = await world.hub.store
    .selectFrom('submission')
    .select(['sealed', 'counted_as', 'erased_why'])
    .where('id', '=', idOf('request'))
    .executeTakeFirstOrThrow()
  expect([row.sealed.length, row.counted_as, row.erased_why]).toEqual([0, 'person', 'period-over'])
  const words = await world.hub.store.selectFrom('case_event').select('words').execute()
  expect(words).toEqual([{ words: null }])
})

test('erased by whom and why is on record, without a word of it', async () => {
  expect(await erase('00000000-0000-4000-8000-000000000000', PERIOD_OVER, 'officer', parts)).toBe(false)
  const entries = await world.hub.store
    .selectFrom('audit_event')
    .select(['account', 'about', 'detail'])
    .where('what', '=', 'person-data-erased')
    .orderBy('number')
    .execute()
  expect(entries).toEqual([
    { account: 'officer', about: of('opinion').header.receipt, detail: 'on-demand consent-withdrawn' },
    { account: '(hub)', about: of('sign-up').header.receipt, detail: 'period-over' },
    { account: 'head', about: of('request').header.receipt, detail: 'period-over' },
  ])
  expect(await newestErasures(world.hub.store)).toMatchObject([
    { account: 'head', why: 'period-over' },
    { receipt: of('sign-up').header.receipt, why: 'period-over' },
    { account: 'officer', why: 'on-demand', ground: 'consent-withdrawn' },
  ])
})
