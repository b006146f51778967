// What a person has erased is nowhere any more: one word is planted in all that can be sent and written about it, carried through the whole flow, and looked for
// in every table and file. Where a word may stay, and why, is listed here.
import { randomUUID } from 'node:crypto'
import { dirname, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { dropLooseFiles, keepFile } from '../../hub/desk/desk.ts'
import { brokenAt } from '../../hub/desk/desk-record.ts'
import { reply } from '../../hub/reception/answer.ts'
import { keepCaseEvent } from '../../hub/reception/case-events.ts'
import { sweepErased } from '../../hub/reception/erase.ts'
import { receive } from '../../hub/reception/receive.ts'
import { currentSuite } from '../../platform/crypto/suites.ts'
import { hubDeskApi } from '../../shared/api/hub-desk.ts'
import { hubFollowUpApi } from '../../shared/api/hub-follow-up.ts'
import { hubOpinionsApi } from '../../shared/api/hub-opinions.ts'
import { hubPersonDataApi } from '../../shared/api/hub-person-data.ts'
import type { SubmissionKind } from '../../shared/requests/form.ts'
import { docx, p } from '../fixtures/office-files.ts'
import { got } from '../support/at-the-hub.ts'
import { filledForm } from '../support/filled-forms.ts'
import { onPostgres } from '../support/hub-database.ts'
import { filesWith, type Place, placesOf } from '../support/kept-words.ts'
import { DAY_MS, dayAgo, opinionDesk } from '../support/opinion-desk.ts'
import { sealedSubmission } from '../support/sealed-submission.ts'

/** Goes when its writer asks. */
const FREE = '蓝鲸座椅七号'
/** In a result that has been published: an official document, which the office keeps, and its releases with it. */
const PUBLISHED = '红杉路灯九号'
/** In a request under the law, whose file is kept for its period. */
const LAWFUL = '白桦水渠五号'
const PHONE = '000-555 4321'
const QUERY_CODE = 'ABCDEFGHJKMN'

const { world, as, publish, publishCall, come, decide, make, open, listed } = await opinionDesk()
afterAll(() => world.close())
const { store } = world.hub
const { officeKey } = world.reception
const folder = dirname(world.repo)
const places = (word: string) => placesOf(word, store, { identity: officeKey.identity, queryCode: QUERY_CODE })
const namesOf = (found: readonly Place[]) => [...new Set(found.map(({ place }) => place))].sort()
const files = (needles: readonly Uint8Array[]) => filesWith(needles, folder).map((path) => relative(folder, path))
const inClear = (word: string) => [Buffer.from(word)]
const person = { callBack: 'yes', name: '欧阳某某', phone: PHONE }
let sequence = 500

async function send(kind: SubmissionKind, words: string): Promise<string> {
  sequence += 1
  const envelope = await sealedSubmission(
    kind,
    { ...filledForm(kind, words), ...(kind === 'rating' && { grade: 'dissatisfied' }), phone: PHONE },
    { terminal: 'QH98', sequence, addressee: world.hub.office.id, at: new Date(), recipient: officeKey.recipient },
  )
  expect((await receive(envelope, 'QH98', world.reception)).ok).toBe(true)
  return envelope.header.id
}

/** What lies in the files of the hub while the word is there: bytes out of the middle of each value, as nobody can read them without the key. */
let lying: Uint8Array[] = []

describe('a word that a person gave', () => {
  let result = ''

  test('comes into many places on its way', async () => {
    await publishCall('seats', '《公园座椅办法（征求意见稿）》公开征求意见公告', 2)
    const opinion = await come('seats', `${FREE}的咨询电话应写上`, person)
    const others = await come('seats', '座椅要有靠背')
    const submission = randomUUID()
    const paper = { opinion: `信里也说${FREE}`, name: '欧阳某某', phone: PHONE }
    const handedIn = { way: 'post-plain' as const, day: dayAgo(2) }
    got(await as('officer')(hubOpinionsApi.enter, { id: 'seats', submission, handedIn, paper }))
    got(await decide('seats', [opinion, submission], 'partly', `${FREE}已写入第三条`))
    got(await decide('seats', [others], 'adopted'))
    const text = `${FREE}的咨询电话13900001234`
    got(await as('officer')(hubOpinionsApi.edit, { id: 'seats', submission: opinion, text }))
    result = got(await make('seats')).document
    // The first version is passed, with a reason for what the check says of that very sentence.
    const { findings } = got(await as('editor')(hubDeskApi.submit, { id: result, version: 1 }))
    expect(findings.filter(({ where }) => where?.includes(FREE)).map(({ severity }) => severity)).toContain('warning')
    const reasons = Object.fromEntries(findings.map(({ key }) => [key, '已核对，可以发布']))
    got(await as('first')(hubDeskApi.passContent, { id: result, version: 1, reasons }))
    // The second is changed by hand, the third handed in as a file, a fourth not saved; others are written beside it.
    const fields = { id: result, kind: 'notice' as const, title: '采纳情况公告', body: '青禾镇人民政府', summary: `${FREE}等` }
    got(
      await as('editor')(hubDeskApi.save, {
        version: 1,
        draft: { fields: { ...fields, keywords: [FREE] }, text: `一、${FREE}` },
      }),
    )
    const file = await keepFile('采纳情况.docx', await docx(p(`二、${FREE}`)), { store, now: () => new Date() })
    got(await as('editor')(hubDeskApi.save, { version: 2, draft: { fields, file } }))
    await keepFile('采纳情况（改）.docx', await docx(p(`三、${FREE}`)), { store, now: () => new Date() })
    const byHand = { ...fields, id: 'seats-by-hand', links: { resultOf: ['seats'] } }
    got(await as('editor')(hubDeskApi.save, { version: 0, draft: { fields: byHand, text: FREE } }))
    const translated = { ...fields, id: 'seats-in-english', language: 'en' as const, translation: { of: result } }
    got(await as('editor')(hubDeskApi.save, { version: 0, draft: { fields: translated, text: FREE } }))

    const rating = await send('rating', FREE)
    const action = { kind: 'contacted', day: dayAgo(0) } as const
    got(await as('officer')(hubFollowUpApi.recordStep, { id: rating, step: randomUUID(), action, words: FREE }))
    const consultation = await send('consultation', FREE)
    for (const id of [opinion, rating, consultation, await send('feedback', FREE), await send('sign-up', FREE)])
      expect((await reply(id, `答复：${FREE}`, '某甲', world.reception)).ok).toBe(true)
    const sealed = await currentSuite.seal([officeKey.recipient], Buffer.from(FREE))
    const handed = { id: randomUUID(), submission_id: consultation, what: 'submission' as const, to_office: 'baisha', sealed }
    await store
      .insertInto('transfer_out')
      .values({ ...handed, statement: '{}', signature: '{}', records: '[]', made_at: new Date().toISOString() })
      .execute()

    const found = await places(FREE)
    expect(namesOf(found)).toEqual([
      ...['desk_file.bytes', 'desk_version.draft', 'follow_up_step.words', 'opinion.words', 'reply.for_office'],
      ...['reply.sealed_reply', 'submission.sealed', 'transfer_out.sealed'],
    ])
    await sweepErased(store)
    const closed = found.filter(({ bytes }) => !bytes.includes(FREE)).map(({ bytes }) => middleOf(bytes))
    lying = [...inClear(FREE), ...closed].filter((needle) => files([needle]).length > 0)
    expect(lying.length).toBe(onPostgres ? 0 : closed.length + 1)
  })

  test('is nowhere when it has been erased, but in a file that nobody saved, and there for a day', async () => {
    const { rows } = got(await as('officer')(hubPersonDataApi.find, { person: { phone: PHONE } }))
    const ids = rows.map(({ id }) => id)
    expect(ids).toHaveLength(6)
    const asked = { person: { phone: PHONE }, ids, ground: 'consent-withdrawn' as const }
    expect(got(await as('officer')(hubPersonDataApi.erase, asked)).erased).toBe(6)
    expect(namesOf(await places(FREE))).toEqual(['desk_file.bytes'])
    await dropLooseFiles(store, new Date(Date.now() + DAY_MS / 2))
    expect(namesOf(await places(FREE))).toEqual(['desk_file.bytes'])
    await dropLooseFiles(store, new Date(Date.now() + 2 * DAY_MS))
    expect(namesOf(await places(FREE))).toEqual([])
    await sweepErased(store)
    expect(files(lying)).toEqual([])
  })

  test('leaves a draft that says what is to be done, and a record that is whole', async () => {
    for (const [id, version] of [
      [result, 4],
      ['seats-by-hand', 2],
      ['seats-in-english', 2],
    ] as const) {
      const shown = got(await as('editor')(hubDeskApi.document, { id }))
      expect(shown.row, id).toMatchObject({ stage: 'draft', version })
      expect(shown.draft?.text, id).toContain('重新编成草稿')
      expect(shown.findings.map(({ rule }) => rule)).toContain('opinion-erased')
    }
    expect(await brokenAt(store)).toBeUndefined()
    got(await make('seats'))
    const again = got(await as('editor')(hubDeskApi.document, { id: result }))
    expect(again.draft?.text).toContain('共收到意见1条')
    expect(again.findings.map(({ rule }) => rule)).not.toContain('opinion-erased')
  })
})

test('what was published stays with the office and in its releases; the page says that a next version is due', async () => {
  await publishCall('lamps', '《路灯办法（征求意见稿）》公开征求意见公告', 2)
  const id = await come('lamps', PUBLISHED, person)
  got(await decide('lamps', [id], 'adopted'))
  const { document } = got(await make('lamps'))
  await publish(document, 1)
  // A next version of it never goes out.
  got(await make('lamps'))
  const asked = { person: { phone: PHONE }, ids: [id], ground: 'purpose-over' as const }
  expect(got(await as('officer')(hubPersonDataApi.erase, asked)).erased).toBe(1)
  const found = await places(PUBLISHED)
  expect(found.map(({ place }) => place)).toEqual(['desk_version.draft'])
  expect((await listed('lamps'))?.result).toMatchObject({ document, stage: 'draft', publishedOn: dayAgo(0), stale: true })
  const holding = files(inClear(PUBLISHED)).filter((path) => !path.startsWith('hub.sqlite'))
  expect(holding.length).toBeGreaterThan(0)
  expect(holding.every((path) => path.startsWith('repo/'))).toBe(true)
})

test('a word that came on a translation, before it was known as one, leaves the result of the call itself', async () => {
  await publishCall('wells', '《水井办法（征求意见稿）》公开征求意见公告', 2)
  const id = await come('wells-in-english', '青苔水井二号', person)
  expect((await listed('wells-in-english'))?.tally.received).toBe(1)
  const period = { from: dayAgo(31), until: dayAgo(2) }
  const translation = { language: 'en' as const, translation: { of: 'wells' } }
  const fields = {
    id: 'wells-in-english',
    title: 'Wells',
    kind: 'opinion-call' as const,
    body: '青禾镇人民政府',
    period,
    ...translation,
  }
  got(await as('editor')(hubDeskApi.save, { version: 0, draft: { fields, text: 'Tell us.' } }))
  await publish('wells-in-english', 1)
  got(await decide('wells', [id], 'adopted'))
  got(await make('wells'))
  expect(namesOf(await places('青苔水井二号'))).toContain('desk_version.draft')
  const asked = { person: { phone: PHONE }, ids: [id], ground: 'consent-withdrawn' as const }
  expect(got(await as('officer')(hubPersonDataApi.erase, asked)).erased).toBe(1)
  expect(namesOf(await places('青苔水井二号'))).toEqual([])
})

test('what the law keeps is kept whole, whoever asks', async () => {
  const id = await send('disclosure-request', LAWFUL)
  const event = { submission: id, known: 0, words: LAWFUL, account: 'officer', byName: '某甲', at: new Date().toISOString() }
  expect(await keepCaseEvent('e', { ...event, action: { kind: 'conferred', day: dayAgo(0) } }, world.reception)).toBe(true)
  expect((await reply(id, LAWFUL, '某甲', world.reception)).ok).toBe(true)
  const asked = { person: { phone: PHONE }, ids: [id], ground: 'consent-withdrawn' as const }
  expect(got(await as('officer')(hubPersonDataApi.erase, asked)).erased).toBe(0)
  expect(namesOf(await places(LAWFUL))).toEqual([
    'case_event.words',
    'reply.for_office',
    'reply.sealed_reply',
    'submission.sealed',
  ])
})

test('what is written in the moment of an erasure does not outlive it', async () => {
  await publishCall('paths', '《步道办法（征求意见稿）》公开征求意见公告', 2)
  const id = await come('paths', '绿苔步道三号', person)
  await open('paths')
  got(await decide('paths', [id], 'adopted'))
  const asked = { person: { phone: PHONE }, ids: [id], ground: 'consent-withdrawn' as const }
  await Promise.all([
    make('paths'),
    reply(id, '绿苔步道三号', '某甲', world.reception),
    as('officer')(hubPersonDataApi.erase, asked),
    make('paths'),
    reply(id, '绿苔步道三号', '某甲', world.reception),
  ])
  expect(namesOf(await places('绿苔步道三号'))).toEqual([])
})

function middleOf(bytes: Buffer): Uint8Array {
  const from = Math.floor(bytes.length / 2)
  return bytes.subarray(from, from + 24)
}
