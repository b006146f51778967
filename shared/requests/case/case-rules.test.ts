// Who may do what: each rule by what an office would try.
import { expect, test } from 'vitest'
import { shippedYears } from '../../../test/fixtures/shipped-years.ts'
import { remedyOf } from './answer-code.ts'
import type { CaseAction, CaseEvent } from './case-event.ts'
import { caseProblem } from './case-rules.ts'
import { asksTheSame } from './similar-request.ts'

const RECEIVED = '2026-09-24'
const TODAY = '2026-12-31'
const PROPOSAL = '6f1c1f7e-6f0c-4f4a-9c55-0d2c9d0b7a11'
const event = (action: CaseAction, by = 'officer', id = PROPOSAL): CaseEvent => ({
  id,
  action,
  by,
  at: `${action.day}T01:00:00.000Z`,
})

const tried = (action: CaseAction, events: readonly CaseEvent[] = [], by = 'officer') =>
  caseProblem(action, by, { receivedOn: RECEIVED, events, calendars: shippedYears }, TODAY)

test('条例 第30条: 补正 within seven working days, once, with a period', () => {
  const ask = (day: string, until = '2026-11-30'): CaseAction => ({ kind: 'supplement-asked', day, until })
  expect(tried(ask('2026-10-12'))).toBeUndefined()
  expect(tried(ask('2026-10-13'))).toBe('supplement-too-late')
  expect(tried(ask('2026-10-12', '2026-10-12'))).toBe('period-wrong')
  expect(tried(ask('2026-10-12'), [event(ask('2026-10-10'))])).toBe('supplement-once')
  expect(tried({ kind: 'supplement-answered', day: '2026-10-12' })).toBe('supplement-not-asked')
})

test('F62, 条例 第33条: an extension is at most twenty working days, in time, and agreed by somebody else', () => {
  const propose = (workingDays: number, day = '2026-10-20'): CaseAction => ({ kind: 'extension-proposed', day, workingDays })
  const approve = (day = '2026-10-21'): CaseAction => ({ kind: 'extension-approved', day, proposal: PROPOSAL })
  expect(tried(propose(20, '2026-10-30'))).toBe('extension-too-late')
  expect(tried(approve())).toBe('extension-not-proposed')
  const proposed = [event(propose(15))]
  expect(tried(propose(5), proposed)).toBe('extension-waiting')
  expect(tried(approve(), proposed, 'officer')).toBe('extension-own')
  expect(tried(approve('2026-10-30'), proposed, 'head')).toBe('extension-too-late')
  expect(tried(approve(), proposed, 'head')).toBeUndefined()
  const agreed = [...proposed, event(approve(), 'head', 'b')]
  expect(tried(propose(6), agreed)).toBe('extension-too-long')
  expect(tried(propose(5), agreed)).toBeUndefined()
})

test('a fee is asked for once and only where the schedule gives one', () => {
  const fee = (count: number): CaseAction => ({ kind: 'fee-noticed', day: '2026-10-12', basis: 'pages', count, before: 0 })
  expect(tried(fee(30))).toBe('fee-nothing')
  expect(tried(fee(31))).toBeUndefined()
  expect(tried(fee(40), [event(fee(31))])).toBe('fee-once')
  expect(tried({ kind: 'fee-paid', day: '2026-10-12' })).toBe('fee-not-noticed')
})

test('a request counts as given up only after the period is over with nothing come', () => {
  const asked = [event({ kind: 'supplement-asked', day: '2026-10-10', until: '2026-10-31' })]
  const given = (day: string): CaseAction => ({ kind: 'answered', day, code: 'supplement-lapsed' })
  expect(tried(given('2026-11-02'))).toBe('not-lapsed')
  expect(tried(given('2026-10-31'), asked)).toBe('not-lapsed')
  expect(tried(given('2026-11-02'), asked)).toBeUndefined()
  expect(tried(given('2026-11-02'), [...asked, event({ kind: 'supplement-answered', day: '2026-10-20' })])).toBe('not-lapsed')
})

test('nothing is done before receipt, after today, or after the answer but what follows an answer', () => {
  expect(tried({ kind: 'conferred', day: '2026-09-23' })).toBe('case-day-wrong')
  expect(tried({ kind: 'conferred', day: '2027-01-01' })).toBe('case-day-wrong')
  const answered = [event({ kind: 'answered', day: '2026-10-20', code: 'granted' })]
  expect(tried({ kind: 'conferred', day: '2026-10-21' }, answered)).toBe('case-answered')
  expect(tried({ kind: 'answered', day: '2026-10-21', code: 'secret' }, answered)).toBe('case-answered')
  expect(tried({ kind: 'assessed', day: '2026-10-21', publish: true }, answered)).toBeUndefined()
  expect(tried({ kind: 'assessed', day: '2026-10-21', publish: true })).toBe('case-not-answered')
  const madePublic: CaseAction = { kind: 'made-public', day: '2026-10-28', document: 'road-contract' }
  const assessed = (publish: boolean) => [...answered, event({ kind: 'assessed', day: '2026-10-21', publish })]
  expect(tried(madePublic, answered)).toBe('not-to-be-public')
  expect(tried(madePublic, assessed(false))).toBe('not-to-be-public')
  expect(tried(madePublic, assessed(true))).toBeUndefined()
  expect(tried(madePublic, [...assessed(true), event(madePublic)])).toBe('not-to-be-public')
})

test('an opinion is answered as often as it was asked for; a review is closed once', () => {
  expect(tried({ kind: 'third-party-answered', day: '2026-10-20', stance: 'silent' })).toBe('opinion-not-asked')
  const answered = [event({ kind: 'answered', day: '2026-10-20', code: 'secret' })]
  const opened = [...answered, event({ kind: 'remedy-opened', day: '2026-11-02', way: 'review' })]
  expect(tried({ kind: 'remedy-opened', day: '2026-11-03', way: 'review' }, opened)).toBe('remedy-open')
  expect(tried({ kind: 'remedy-closed', day: '2026-12-01', way: 'suit-direct', result: 'upheld' }, opened)).toBe(
    'remedy-not-open',
  )
})

test('行政复议法 第23条: what is not disclosed goes to 复议 first since 2024; the rest may be sued over directly', () => {
  expect(remedyOf('secret', '2026-01-05')).toBe('review-first')
  expect(remedyOf('secret', '2023-12-31')).toBe('either')
  expect(remedyOf('partial', '2026-01-05')).toBe('review-first-in-part')
  for (const code of ['granted', 'not-existing', 'repeated', 'fee-lapsed'] as const)
    expect(remedyOf(code, '2026-01-05')).toBe('either')
  expect(remedyOf('withdrawn', '2026-01-05')).toBe('none')
})

test('F19: the same request in other words is noticed, another matter of the same village is not', () => {
  expect(asksTheSame('石桥村2025年道路硬化工程的施工合同', '石桥村 2025 年道路硬化工程施工合同。')).toBe(true)
  expect(asksTheSame('石桥村2025年道路硬化工程的施工合同', '石桥村2025年低保名单')).toBe(false)
  expect(asksTheSame('', '石桥村2025年低保名单')).toBe(false)
})
