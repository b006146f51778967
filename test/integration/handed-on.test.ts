// F13: the old office opens what was sealed to it and hands it on; the new one takes each once, signs for it, and its answer reaches the machine of origin.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeTransfers, waitingTransfers } from '../../hub/moves/hand-on.ts'
import { giveAway } from '../../hub/moves/moved-terminals.ts'
import { takeOver } from '../../hub/moves/take-over.ts'
import { reply } from '../../hub/reception/answer.ts'
import { actOnCase } from '../../hub/reception/cases.ts'
import { inbox } from '../../hub/reception/inbox.ts'
import { confirmReceiptDay } from '../../hub/reception/office-records.ts'
import { currentSuite } from '../../platform/crypto/suites.ts'
import type { IssuedReceipt } from '../../shared/api/terminal.ts'
import { hubTransferApi, type Transfer } from '../../shared/api/transfer.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { statementBytes } from '../../shared/crypto/statement.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'
import { BAISHA, introduce, lookUpAt, open, shut } from '../support/two-offices.ts'

const BY = { account: 'admin', displayName: '某甲' }
let qinghe: HubInProcess
let baisha: HubInProcess
let terminal: TestTerminal

beforeAll(async () => {
  qinghe = await hubInProcess()
  baisha = await hubInProcess({ town: BAISHA })
  await introduce(qinghe, baisha)
  await introduce(baisha, qinghe)
})
afterAll(async () => {
  await baisha.close()
  await qinghe.close()
})
beforeEach(async () => {
  open(qinghe)
  open(baisha)
  terminal = await qinghe.terminal()
})
afterEach(() => terminal.close())

const codeNow = () => terminal.host.ledger.settings.get('grant')?.terminal.code ?? ''
const idOf = (number: string) => terminal.host.ledger.submissions.byReceipt(number)?.header.id ?? ''
const mine = async (hub: HubInProcess) =>
  (await hub.receipts()).filter((number) => terminal.host.ledger.submissions.byReceipt(number) !== undefined)
const round = () => terminal.host.poller.round()
async function give(code = codeNow()): Promise<void> {
  const given = await giveAway(code, 'baisha', BY, qinghe.reception)
  if (!given.ok) throw new Error(given.error.code)
}
async function move(): Promise<void> {
  const moved = await terminal.host.enrol(baisha.address, await baisha.newCode())
  if (!moved.ok) throw new Error(moved.error.code)
  await round()
}
const lookUp = (receipt: IssuedReceipt) => lookUpAt(terminal.host, receipt)
const rowAt = async (hub: HubInProcess, id: string) =>
  await hub.hub.store.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst()

test('F13: three queued offline for the old town, the village moves, the old hub is dead for days: all are answered at the new one, once', async () => {
  shut(qinghe)
  const left = codeNow()
  const kinds = ['consultation', 'disclosure-request', 'consultation'] as const
  const receipts: IssuedReceipt[] = []
  for (const kind of kinds) receipts.push(await submitForm(terminal.host, kind, `第 ${receipts.length} 件`))
  const before = new Date()
  await give(left)
  await move()
  for (let day = 0; day < 5; day += 1) await round()
  expect(terminal.host.ledger.submissions.countsAt(left)).toEqual({ waiting: 3, refused: 0 })
  open(qinghe)
  await terminal.restart()
  await round()
  expect(await qinghe.hub.handingOn.round()).toBe(true)
  expect(await qinghe.hub.handingOn.round()).toBe(true)
  const numbers = receipts.map(({ number }) => number).sort()
  expect([await mine(qinghe), await mine(baisha)]).toEqual([numbers, numbers])
  for (const { number } of receipts) {
    const [there, here] = [await rowAt(qinghe, idOf(number)), await rowAt(baisha, idOf(number))]
    // 条例 第31、33条: the first office's reception is the reception.
    expect(here?.received_at).toBe(there?.received_at)
    expect(here?.terminal).toBe(codeNow())
    expect(here?.sha256).not.toBe(there?.sha256)
  }
  expect(before.toISOString() <= ((await rowAt(baisha, idOf(receipts[0]?.number ?? '')))?.received_at ?? '')).toBe(true)
  const shown = (await inbox(baisha.reception)).filter(({ receipt }) => numbers.includes(receipt))
  expect(shown.map(({ cameFrom }) => cameFrom)).toEqual(kinds.map(() => '青禾镇人民政府'))
  const gone = (await inbox(qinghe.reception)).filter(({ receipt }) => numbers.includes(receipt))
  expect(gone.map(({ handedTo }) => handedTo)).toEqual(kinds.map(() => ({ body: '白沙镇人民政府', taken: true })))
  expect(gone.map(({ limit }) => limit)).toEqual(kinds.map(() => undefined))
  for (const { number } of receipts) {
    expect(await reply(idOf(number), '不该由老单位答', '某甲', qinghe.reception)).toMatchObject({ error: { code: 'handed-on' } })
    expect((await reply(idOf(number), `答复 ${number}`, '某乙', baisha.reception)).ok).toBe(true)
  }
  await round()
  for (const receipt of receipts)
    expect(await lookUp(receipt)).toMatchObject({
      state: 'answered',
      reply: { body: `答复 ${receipt.number}`, answeredBy: '某乙' },
    })
  await round()
  const replies = await baisha.hub.store.selectFrom('reply').select(['submission_id', 'delivered_at']).execute()
  const own = replies.filter(({ submission_id }) => receipts.some(({ number }) => idOf(number) === submission_id))
  expect(own.map(({ delivered_at }) => delivered_at === null)).toEqual([false, false, false])
})

test('F13: what was sealed before is taken, what is sealed after is refused, and the terminal itself closes its forms', async () => {
  shut(qinghe)
  const before = await submitForm(terminal.host, 'consultation', '移交以前')
  await give()
  open(qinghe)
  shut(baisha)
  // Its clock has to be past the hub's moment.
  const after = await submitForm(terminal.host, 'consultation', '移交以后')
  await round()
  expect(await mine(qinghe)).toEqual([before.number])
  expect(terminal.host.ledger.submissions.byReceipt(after.number)).toMatchObject({
    state: 'refused',
    refusedBecause: 'terminal-moved',
  })
  await expect(submitForm(terminal.host, 'consultation', '再来')).rejects.toThrow('office-moved')
})

test('F13: what stays with the office that was asked stays, and what is answered is not handed on', async () => {
  const rating = await submitForm(terminal.host, 'rating', '好')
  const answered = await submitForm(terminal.host, 'consultation', '答过的')
  await round()
  await reply(idOf(answered.number), '答复', '某甲', qinghe.reception)
  await give()
  await qinghe.hub.handingOn.round()
  expect(await mine(baisha)).toEqual([])
  expect((await reply(idOf(rating.number), '谢谢', '某甲', qinghe.reception)).ok).toBe(true)
})

test('F13: the case goes along as it stands: confirmed day, steps with their words, and days confirmed later', async () => {
  const request = await submitForm(terminal.host, 'disclosure-request', '村里的账')
  await round()
  const id = idOf(request.number)
  const today = chinaDay(new Date())
  expect((await confirmReceiptDay(id, today, '某甲', qinghe.reception)).ok).toBe(true)
  const parts = { ...qinghe.reception, body: '青禾镇人民政府', contact: qinghe.hub.office.contact }
  const actor = { account: 'officer', displayName: '某甲', roles: ['officer'] } as const
  const acted = await actOnCase(id, { action: { kind: 'conferred', day: today }, words: '会商记录' }, actor, parts)
  expect(acted).toMatchObject({ ok: true })
  await give()
  await qinghe.hub.handingOn.round()
  const here = (await inbox(baisha.reception)).find(({ receipt }) => receipt === request.number)
  expect(here).toMatchObject({ receiptDay: today, limit: { from: today, provisional: false } })
  const steps = await baisha.hub.store.selectFrom('case_event').selectAll().where('submission_id', '=', id).execute()
  expect(steps).toMatchObject([{ sequence: 1, account: '(former-office)', by_name: '某甲' }])
  // Not enrolled at the new office yet: it is there all the same, and goes to the machine as soon as that is known.
  expect((await rowAt(baisha, id))?.terminal).toBeNull()
  expect((await confirmReceiptDay(id, today, '某丙', qinghe.reception)).ok).toBe(true)
  await qinghe.hub.handingOn.round()
  const records = await baisha.hub.store
    .selectFrom('window_record')
    .select('by_name')
    .where('receipt', '=', request.number)
    .execute()
  expect(records.map(({ by_name }) => by_name).sort()).toEqual(['某丙', '某甲'].sort())
  await move()
  expect((await rowAt(baisha, id))?.terminal).toBe(codeNow())
})

test('F13: the new hub has taken it and its word is lost, again and again: it is there once, and the same word comes in the end', async () => {
  const receipt = await submitForm(terminal.host, 'consultation', '一')
  await round()
  await give()
  let lost = 0
  baisha.door = async (request, through, cut) => {
    if (!request.url.endsWith(hubTransferApi.take.path) || lost === 3) return undefined
    lost += 1
    await through()
    cut()
    return new Response()
  }
  for (let n = 0; n < 3; n += 1) expect(await qinghe.hub.handingOn.round()).toBe(false)
  expect(await qinghe.hub.handingOn.round()).toBe(true)
  expect(lost).toBe(3)
  expect(await mine(baisha)).toEqual([receipt.number])
  const taken = await baisha.hub.store.selectFrom('transfer_in').selectAll().where('id', '=', idOf(receipt.number)).execute()
  expect(taken).toHaveLength(1)
  const sent = await qinghe.hub.store.selectFrom('transfer_out').selectAll().where('id', '=', idOf(receipt.number)).execute()
  expect(sent).toMatchObject([{ outcome: 'taken' }])
  expect(sent[0]?.sealed).toHaveLength(0)
})

test('F13: nonsense, silence and a stranger’s signature are no word: it waits', async () => {
  await submitForm(terminal.host, 'consultation', '一')
  await round()
  await give()
  const stranger = currentSuite.generateSigningKey()
  const nonsense: (() => Response)[] = [
    () => new Response('<html>login</html>', { status: 200 }),
    () => new Response('', { status: 503 }),
    () => Response.json({ format: 1, answers: [] }),
  ]
  for (const answer of nonsense) {
    baisha.door = answer
    expect(await qinghe.hub.handingOn.round()).toBe(false)
  }
  baisha.door = async (request) => {
    const { transfers } = hubTransferApi.take.request.parse(await request.json())
    const answers = transfers.map(({ statement: { id, sha256 } }) => {
      const statement = { by: 'baisha', to: 'qinghe', id, sha256, at: new Date().toISOString() }
      return { statement, signature: currentSuite.sign(stranger, statementBytes('transfer-answer', statement)) }
    })
    return Response.json({ format: 1, answers })
  }
  expect(await qinghe.hub.handingOn.round()).toBe(false)
  expect(await mine(baisha)).toEqual([])
  open(baisha)
  expect(await qinghe.hub.handingOn.round()).toBe(true)
  expect(await mine(baisha)).toHaveLength(1)
})

describe('F13: hostile transfers', () => {
  let whole: Transfer
  beforeEach(async () => {
    shut(baisha)
    const { number } = await submitForm(terminal.host, 'consultation', '一')
    await round()
    await give()
    await makeTransfers(qinghe.reception)
    const waiting = await waitingTransfers(qinghe.hub.store, 'baisha', 100)
    const transfer = waiting.find(({ statement }) => statement.receipt === number)
    if (transfer === undefined) throw new Error('expected a transfer')
    whole = transfer
  })
  const take = (transfer: Transfer) => takeOver({ format: 1, transfers: [transfer] }, baisha.reception)
  const signed = (statement: Transfer['statement'], sealed: Uint8Array, key = qinghe.reception.signingKey): Transfer => {
    const said = { ...statement, sha256: currentSuite.hash(sealed) }
    const signature = currentSuite.sign(key, statementBytes('transfer', said))
    return { statement: said, signature, sealed: Buffer.from(sealed).toString('base64') }
  }
  const bytes = () => Buffer.from(whole.sealed, 'base64')

  test('another key, a changed byte, another office’s, a stranger’s: nothing is taken and nothing is signed for', async () => {
    const changed = bytes()
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    const hostile: Transfer[] = [
      signed(whole.statement, bytes(), currentSuite.generateSigningKey()),
      { ...whole, sealed: changed.toString('base64') },
      signed({ ...whole.statement, to: 'liulin' }, bytes()),
      signed({ ...whole.statement, from: 'liulin' }, bytes()),
      { ...whole, statement: { ...whole.statement, receipt: 'QH01-20261125-A00001-0' } },
    ]
    for (const transfer of hostile)
      expect(await take(transfer)).toMatchObject({ ok: false, error: { code: 'transfer-not-signed' } })
    expect(await mine(baisha)).toEqual([])
    // One bad one among good ones: the whole file is not to be believed.
    const both = await takeOver({ format: 1, transfers: [whole, ...hostile.slice(0, 1)] }, baisha.reception)
    expect([both.ok, await mine(baisha)]).toEqual([false, []])
  })

  test('signed by the office, and wrong inside: refused, for people to look at', async () => {
    const other = { ...whole.statement, submission: randomUUID() }
    expect(await take(signed(other, bytes()))).toMatchObject({ value: [{ statement: { refused: 'not-openable' } }] })
    const toOthers = await currentSuite.seal([(await currentSuite.generateSealingIdentity()).recipient], Buffer.from('{}'))
    expect(await take(signed(whole.statement, toOthers))).toMatchObject({ value: [{ statement: { refused: 'not-openable' } }] })
    const noJson = await currentSuite.seal([baisha.reception.officeKey.recipient], Buffer.from('no json'))
    expect(await take(signed(whole.statement, noJson))).toMatchObject({ value: [{ statement: { refused: 'not-openable' } }] })
    const early = { ...whole.statement, id: randomUUID(), what: 'window-records' } as const
    expect(await take(signed(early, bytes()))).toMatchObject({ value: [{ statement: { refused: 'not-openable' } }] })
    expect(await mine(baisha)).toEqual([])
  })

  test('a replay is taken once and gets the same word; the same id with other bytes is refused', async () => {
    for (let n = 0; n < 3; n += 1) {
      const word = await take(whole)
      expect(word).toMatchObject({ ok: true, value: [{ statement: { id: whole.statement.id, to: 'qinghe' } }] })
      if (word.ok) expect(word.value[0]?.statement.refused).toBeUndefined()
    }
    expect(await mine(baisha)).toEqual([whole.statement.receipt])
    const again = await currentSuite.seal([baisha.reception.officeKey.recipient], Buffer.from('{}'))
    expect(await take(signed(whole.statement, again))).toMatchObject({
      value: [{ statement: { refused: 'id-with-other-content' } }],
    })
  })

  test('too large, too many, or of another shape: refused at the door', async () => {
    open(baisha)
    const post = async (body: unknown) =>
      (await fetch(`${baisha.address}${hubTransferApi.take.path}`, { method: 'POST', body: JSON.stringify(body) })).status
    expect(await post({ format: 1, transfers: [{ ...whole, sealed: 'A'.repeat(1_200_000) }] })).toBe(413)
    expect(await post({ format: 1, transfers: [{ ...whole, sealed: 'A'.repeat(900_000) }] })).toBe(400)
    expect(await post({ format: 1, transfers: [] })).toBe(400)
    expect(await post({ format: 2, transfers: [whole] })).toBe(400)
    expect(await post({ format: 1, transfers: [{ ...whole, more: 1 }] })).toBe(400)
    expect(await mine(baisha)).toEqual([])
  })
})
