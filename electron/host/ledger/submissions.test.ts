import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { intl1 } from '../../../platform/crypto/intl-1.ts'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import type { Acknowledgement, Envelope } from '../../../shared/requests/envelope.ts'
import { parseReceipt } from '../../../shared/requests/receipt.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { type Ledger, openLedger } from './ledger.ts'

const root = temporaryFolder()
const hubKey = intl1.generateSigningKey()
const REQUEST = { terminal: 'QH01', day: '2026-11-25' }
let folders = 0
let folder: string
let ledger: Ledger

function open(): Ledger {
  const opened = openLedger(folder)
  if (!opened.ok) throw new Error(`expected a ledger, got ${opened.error.code}`)
  return opened.value
}
function reopen(): void {
  ledger.close()
  ledger = open()
}
/** Somebody hands in a form: numbered, sealed, on disk. */
function handIn(words = '问题'): Envelope {
  const receipt = ledger.submissions.nextReceipt(REQUEST)
  const sealed = Buffer.from(`sealed ${words} ${receipt}`)
  const envelope: Envelope = {
    format: 1,
    suite: 'intl-1',
    header: {
      ...{ id: randomUUID(), receipt, kind: 'consultation', form: { id: 'consultation', version: 1 }, addressee: 'qinghe' },
      ...{ terminal: 'QH01', submittedAt: '2026-11-25T02:00:00.000Z', clockTrusted: true, onBehalf: false },
    },
    sha256: intl1.hash(sealed),
    sealed: sealed.toString('base64'),
  }
  ledger.submissions.keep(envelope, 'check')
  return envelope
}
function signedFor({ header, sha256 }: Envelope, change: Partial<Acknowledgement['statement']> = {}): Acknowledgement {
  const statement = {
    hub: 'qinghe',
    id: header.id,
    receipt: header.receipt,
    sha256,
    receivedAt: '2026-11-25T02:01:00.000Z',
    ...change,
  }
  return { statement, signature: intl1.sign(hubKey, statementBytes('acknowledgement', statement)) }
}

beforeEach(() => {
  folders += 1
  folder = join(root, `${folders}`)
  mkdirSync(folder)
  ledger = open()
  return () => ledger.close()
})

describe('a submission', () => {
  test('it waits, whole, also after a restart', () => {
    const envelope = handIn()
    reopen()
    expect(ledger.submissions.envelope(envelope.header.id)).toEqual(envelope)
    expect(ledger.submissions.byReceipt(envelope.header.receipt)).toMatchObject({
      header: envelope.header,
      state: 'queued',
      codeCheck: 'check',
    })
    expect(ledger.submissions.counts()).toEqual({ waiting: 1, refused: 0 })
  })

  test('F2: signed for, it leaves the queue; its sealed bytes go, its receipt stays', () => {
    const envelope = handIn()
    ledger.submissions.acknowledge(signedFor(envelope))
    reopen()
    expect(ledger.submissions.queued()).toEqual([])
    expect(ledger.submissions.envelope(envelope.header.id)).toBeUndefined()
    expect(ledger.submissions.byId(envelope.header.id)).toMatchObject({
      state: 'acknowledged',
      acknowledgement: signedFor(envelope),
    })
  })

  test('F2: an acknowledgement of another id, another receipt or other bytes moves nothing', () => {
    const [mine, other] = [handIn('一'), handIn('二')]
    for (const change of [
      { id: randomUUID() },
      { id: other.header.id },
      { receipt: other.header.receipt },
      { sha256: other.sha256 },
      { sha256: '0'.repeat(64) },
    ])
      ledger.submissions.acknowledge(signedFor(mine, change))
    expect(ledger.submissions.counts()).toEqual({ waiting: 2, refused: 0 })
    expect(ledger.submissions.envelope(mine.header.id)).toEqual(mine)
  })

  test('F3: refused, it stands in the tray with its reason, and the others wait on', () => {
    const [first, second] = [handIn('一'), handIn('二')]
    ledger.submissions.refuse(first.header.id, 'addressee-unknown')
    expect(ledger.submissions.counts()).toEqual({ waiting: 1, refused: 1 })
    expect(ledger.submissions.byId(first.header.id)).toMatchObject({ state: 'refused', refusedBecause: 'addressee-unknown' })
    expect(ledger.submissions.queued().map(({ id }) => id)).toEqual([second.header.id])
    // Its bytes are still here: staff can act on it.
    expect(ledger.submissions.envelope(first.header.id)).toEqual(first)
  })

  test('what is signed for is not refused afterwards, and a first acknowledgement is not written over', () => {
    const envelope = handIn()
    ledger.submissions.acknowledge(signedFor(envelope))
    ledger.submissions.refuse(envelope.header.id, 'malformed')
    ledger.submissions.acknowledge(signedFor(envelope, { receivedAt: '2027-01-01T00:00:00.000Z' }))
    expect(ledger.submissions.byId(envelope.header.id)).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { statement: { receivedAt: '2026-11-25T02:01:00.000Z' } },
    })
  })

  test('F1: the same id or the same receipt is not kept twice', () => {
    const envelope = handIn()
    expect(() => ledger.submissions.keep(envelope, 'check')).toThrow()
    expect(() => ledger.submissions.keep({ ...envelope, header: { ...envelope.header, id: randomUUID() } }, 'check')).toThrow()
    expect(ledger.submissions.counts().waiting).toBe(1)
  })

  test('the oldest goes first, and tries are counted', () => {
    const ids = [handIn(), handIn(), handIn()].map(({ header }) => header.id)
    ledger.submissions.attempted(ids[1] ?? '')
    reopen()
    expect(ledger.submissions.queued()).toEqual(ids.map((id, i) => ({ id, attempts: i === 1 ? 1 : 0 })))
  })
})

test('F11: after any row of events the counts are what a look at each item gives', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('hand in', 'sign', 'refuse', 'restart'), { maxLength: 12 }), (events) => {
      const before = ledger.submissions.counts()
      const mine = new Map<string, { envelope: Envelope; state: string }>()
      for (const event of events) {
        const waiting = [...mine.values()].find(({ state }) => state === 'queued')
        if (event === 'hand in') {
          const envelope = handIn()
          mine.set(envelope.header.id, { envelope, state: 'queued' })
        } else if (event === 'restart') reopen()
        else if (waiting !== undefined && event === 'sign') {
          ledger.submissions.acknowledge(signedFor(waiting.envelope))
          waiting.state = 'acknowledged'
        } else if (waiting !== undefined) {
          ledger.submissions.refuse(waiting.envelope.header.id, 'malformed')
          waiting.state = 'refused'
        }
      }
      const inState = (wanted: string) => [...mine.values()].filter(({ state }) => state === wanted).length
      expect(ledger.submissions.counts()).toEqual({
        waiting: before.waiting + inState('queued'),
        refused: before.refused + inState('refused'),
      })
    }),
    { numRuns: 15 },
  )
})

describe('receipt numbers', () => {
  test('F12: no number is given twice, over restarts and where nothing followed it', () => {
    const given = new Set<string>()
    for (let round = 0; round < 5; round += 1) {
      for (let i = 0; i < 10; i += 1)
        given.add(ledger.submissions.nextReceipt(i % 2 === 0 ? REQUEST : { ...REQUEST, day: undefined }))
      reopen()
    }
    expect(given.size).toBe(50)
    expect([...given].map((number) => parseReceipt(number)?.sequence)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  test('after 99999 the letter moves on and the count begins again', () => {
    ledger.close()
    const db = openDurable(join(folder, 'ledger.sqlite'))
    db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run(
      'receipt-sequence',
      JSON.stringify({ epoch: 'A', sequence: 99_998 }),
    )
    db.close()
    ledger = open()
    const numbers = [1, 2, 3].map(() => ledger.submissions.nextReceipt(REQUEST).slice(14, 20))
    expect(numbers).toEqual(['A99999', 'C00001', 'C00002'])
  })
})

describe('replies', () => {
  const replyTo = (receipt: string) => {
    const statement = {
      hub: 'qinghe',
      replyId: randomUUID(),
      receipt,
      sha256: intl1.hash(Buffer.from('x')),
      sentAt: '2026-11-26T02:00:00.000Z',
    }
    return { statement, signature: intl1.sign(hubKey, statementBytes('reply', statement)), sealed: 'eA==' }
  }

  test('a reply to one of our receipts is kept and confirmed once; sent again it is confirmed again; a stranger’s is not kept', () => {
    const reply = replyTo(handIn().header.receipt)
    expect(ledger.submissions.keepReply(reply)).toBe(true)
    expect(ledger.submissions.keepReply(replyTo('QH01-20261125-A00042-0'))).toBe(false)
    expect(ledger.submissions.repliesToConfirm()).toEqual([reply.statement.replyId])
    ledger.submissions.repliesConfirmed([reply.statement.replyId])
    expect(ledger.submissions.repliesToConfirm()).toEqual([])
    ledger.submissions.keepReply(reply)
    expect(ledger.submissions.repliesToConfirm()).toEqual([reply.statement.replyId])
    expect(ledger.submissions.replies(reply.statement.receipt)).toEqual([reply])
  })
})

test('F7: a hundred submissions with the same words, of two forms: each is kept under a number of its own', () => {
  const handed = Array.from({ length: 100 }, () => handIn('同样的话'))
  reopen()
  expect(new Set(handed.map(({ header }) => header.receipt)).size).toBe(100)
  expect(ledger.submissions.counts()).toEqual({ waiting: 100, refused: 0 })
})

test('F70: one item among many that the disk has changed is passed over; all others are read, counted and shown', () => {
  const handed = Array.from({ length: 20 }, () => handIn())
  ledger.close()
  const db = openDurable(join(folder, 'ledger.sqlite'))
  db.prepare('UPDATE submission SET header = ? WHERE id = ?').run('{"id":"no', handed[7]?.header.id)
  db.close()
  ledger = open()
  const read = ledger.submissions.queued().filter(({ id }) => ledger.submissions.envelope(id) !== undefined)
  expect(read).toHaveLength(19)
  expect(ledger.submissions.byId(handed[7]?.header.id ?? '')).toBeUndefined()
  expect(ledger.windowRecords.tray(100)).toHaveLength(20)
  expect(ledger.windowRecords.trayCounts().queued).toBe(20)
})
