import { describe, expect, test } from 'vitest'
import { madeMeta } from '../../test/fixtures/town.ts'
import type { Role } from '../api/hub-console.ts'
import type { CatalogueEntry } from '../content/catalogue.ts'
import type { DeskEvent } from './desk-event.ts'
import { deskStanding, liveStanding } from './desk-standing.ts'
import { type DeskStepName, mayTakeStep, unreasoned } from './desk-steps.ts'
import { releaseChanges } from './release-changes.ts'
import { selfCheck } from './self-check.ts'

const at = '2026-11-25T02:00:00.000Z'
const by = (account: string) => ({ account, name: `${account}某`, at })
const saved = (account: string, version = 1): DeskEvent => ({ kind: 'saved', ...by(account), version })
const WAY: readonly DeskEvent[] = [
  saved('editor'),
  { kind: 'submitted', ...by('editor'), version: 1 },
  { kind: 'content-passed', ...by('first'), version: 1, reasons: {} },
  { kind: 'secrecy-passed', ...by('second'), version: 1 },
  { kind: 'signed', ...by('leader'), version: 1, publishOn: '2026-11-25' },
  { kind: 'published', at, version: 1, release: 3 },
]
const WARNING = { key: 'mobile-number||1', severity: 'warning' } as const
const ERROR = { key: 'resident-id-number||', severity: 'error' } as const

function may(
  step: DeskStepName,
  account: string,
  roles: Role[],
  events: readonly DeskEvent[],
  more: { findings?: (typeof WARNING | typeof ERROR)[]; reasons?: Record<string, string>; version?: number } = {},
): string {
  const standing = deskStanding(events)
  const { findings = [], reasons, version = standing.version } = more
  const result = mayTakeStep({ step, person: { account, roles }, version, standing, findings, ...(reasons && { reasons }) })
  return result.ok ? 'ok' : result.error.code
}

test('each step leads to the next, with names and times', () => {
  expect(WAY.map((_, i) => deskStanding(WAY.slice(0, i + 1)).stage)).toEqual([
    'draft',
    'content',
    'secrecy',
    'signing',
    'scheduled',
    'published',
  ])
  expect(deskStanding(WAY)).toMatchObject({
    content: { name: 'first某' },
    secrecy: { account: 'second' },
    signed: { publishOn: '2026-11-25' },
    live: { version: 1, release: 3 },
  })
})

test('the officer puts a result together as a draft and does no other part of it', () => {
  expect(may('save-result', 'officer', ['officer'], [])).toBe('ok')
  expect(may('save-result', 'editor', ['editor'], [])).toBe('not-allowed')
  expect(may('save', 'officer', ['officer'], [])).toBe('not-allowed')
  expect(may('pass-content', 'editor', ['reviewer'], WAY.slice(0, 2))).toBe('desk-same-person')
})

describe('four different people', () => {
  test.each([
    ['pass-content', 'editor', 2],
    ['pass-secrecy', 'editor', 3],
    ['pass-secrecy', 'first', 3],
    ['sign', 'editor', 4],
    ['sign', 'first', 4],
    ['sign', 'second', 4],
  ] as const)('%s by %s is refused', (step, account, done) => {
    const all: Role[] = ['editor', 'reviewer', 'publisher', 'officer', 'admin']
    expect(may(step, account, all, WAY.slice(0, done))).toBe('desk-same-person')
    expect(may(step, 'somebody', all, WAY.slice(0, done))).toBe('ok')
  })

  test('everybody who saved a version of this round wrote it; a new round begins after publication', () => {
    const two = [saved('editor'), saved('helper', 2), { kind: 'submitted', ...by('helper'), version: 2 } as const]
    expect(may('pass-content', 'editor', ['reviewer'], two)).toBe('desk-same-person')
    const again = [...WAY, saved('first', 2), { kind: 'submitted', ...by('first'), version: 2 } as const]
    expect(may('pass-content', 'editor', ['reviewer'], again)).toBe('ok')
    expect(may('pass-content', 'first', ['reviewer'], again)).toBe('desk-same-person')
  })

  test('a role is needed, and the right moment', () => {
    expect(may('pass-content', 'x', ['editor', 'publisher', 'admin'], WAY.slice(0, 2))).toBe('not-allowed')
    expect(may('sign', 'x', ['publisher'], WAY.slice(0, 3))).toBe('desk-not-now')
    expect(may('pass-content', 'x', ['reviewer'], WAY.slice(0, 2), { version: 2 })).toBe('desk-version-changed')
    expect(may('return', 'x', ['publisher'], WAY.slice(0, 4))).toBe('ok')
    expect(may('return', 'x', ['editor'], WAY.slice(0, 4))).toBe('not-allowed')
  })
})

describe('findings', () => {
  test('an error stops submitting, passing and signing', () => {
    expect(may('submit', 'editor', ['editor'], WAY.slice(0, 1), { findings: [ERROR] })).toBe('desk-errors-open')
    expect(may('pass-content', 'first', ['reviewer'], WAY.slice(0, 2), { findings: [ERROR] })).toBe('desk-errors-open')
    expect(may('sign', 'leader', ['publisher'], WAY.slice(0, 4), { findings: [ERROR] })).toBe('desk-errors-open')
  })

  test('a warning needs a reason of the reviewer, which the signer sees on record', () => {
    const reasons = { [WARNING.key]: '值班手机，对外公布' }
    expect(may('pass-content', 'first', ['reviewer'], WAY.slice(0, 2), { findings: [WARNING] })).toBe('desk-reasons-missing')
    expect(may('pass-content', 'first', ['reviewer'], WAY.slice(0, 2), { findings: [WARNING], reasons })).toBe('ok')
    expect(may('sign', 'leader', ['publisher'], WAY.slice(0, 4), { findings: [WARNING] })).toBe('desk-reasons-missing')
    const reasoned = WAY.map((event) => (event.kind === 'content-passed' ? { ...event, reasons } : event))
    expect(may('sign', 'leader', ['publisher'], reasoned.slice(0, 4), { findings: [WARNING] })).toBe('ok')
    expect(unreasoned([WARNING, { ...WARNING, key: 'mobile-number||2' }], reasons)).toHaveLength(1)
  })
})

describe('after a change', () => {
  test('a version whose text was taken out is a draft again, of the same people; what is live stays live, what was withdrawn stays so', () => {
    const cleared: DeskEvent = { kind: 'cleared', at: '2026-11-26T02:00:00.000Z', version: 2 }
    const standing = deskStanding([...WAY.slice(0, 5), cleared])
    expect(standing).toMatchObject({ stage: 'draft', version: 2, content: undefined, secrecy: undefined, signed: undefined })
    expect(standing.editors.map(({ account }) => account)).toEqual(['editor'])
    expect(deskStanding([...WAY, saved('editor', 2), { ...cleared, version: 3 }]).live).toMatchObject({ version: 1 })
    const withdrawn: DeskEvent = { kind: 'withdrawn', ...by('leader'), reason: '有误' }
    expect(deskStanding([...WAY.slice(0, 5), withdrawn, cleared]).stage).toBe('withdrawn')
  })
  test('a new version is reviewed from the beginning, and what is live stays live', () => {
    const standing = deskStanding([...WAY, saved('editor', 2)])
    expect(standing).toMatchObject({
      stage: 'draft',
      content: undefined,
      secrecy: undefined,
      signed: undefined,
      live: { version: 1 },
    })
  })
  test('what was returned says why until it is handed in again', () => {
    const returned: DeskEvent = { kind: 'returned', ...by('first'), version: 1, reason: '数字不对' }
    expect(deskStanding([...WAY.slice(0, 2), returned])).toMatchObject({ stage: 'draft', returned: { reason: '数字不对' } })
    expect(deskStanding([...WAY.slice(0, 2), returned, saved('editor', 2)]).returned?.reason).toBe('数字不对')
  })
  test('a release that was under way when it was withdrawn does not bring it back', () => {
    const withdrawn: DeskEvent = { kind: 'withdrawn', ...by('leader'), reason: '有误' }
    expect(deskStanding([...WAY.slice(0, 5), withdrawn, ...WAY.slice(5)]).stage).toBe('withdrawn')
  })
})

test('the next release: what is due, what goes, what changes', () => {
  const entry = (id: string) => ({ meta: madeMeta(id) }) as CatalogueEntry
  const signed = (publishOn: string) =>
    deskStanding([...WAY.slice(0, 4), { kind: 'signed', ...by('leader'), version: 1, publishOn }])
  const withdrawn = deskStanding([...WAY, { kind: 'withdrawn', ...by('leader'), reason: '有误' }])
  const repealed = deskStanding([...WAY, { kind: 'validity-set', ...by('leader'), validity: 'repealed', reason: '新办法替代' }])
  const desk = new Map([
    ['today', signed('2026-11-25')],
    ['tomorrow', signed('2026-11-26')],
    ['gone', withdrawn],
    ['never-out', withdrawn],
    ['old', repealed],
    ['replaced', deskStanding([...WAY, saved('editor', 2)])],
  ])
  const changes = releaseChanges(['gone', 'old', 'other'].map(entry), desk, '2026-11-25')
  expect(changes.due).toEqual(['today'])
  expect(changes.withdrawn).toEqual(['gone'])
  // A package from elsewhere has taken its place in the channel; a next version is being written.
  expect(changes.owed).toEqual(['replaced'])
  expect(liveStanding([...WAY, saved('editor', 2)])).toMatchObject({
    stage: 'published',
    version: 1,
    content: { account: 'first' },
  })
  expect(changes.changed.map(({ meta }) => [meta.id, meta.validity])).toEqual([['old', 'repealed']])
  expect(
    releaseChanges(
      [{ meta: madeMeta('old', { validity: 'repealed' }) } as CatalogueEntry],
      new Map([['old', repealed]]),
      '2026-11-25',
    ).changed,
  ).toEqual([])
})

test('季度自查: over, void, stale, badly linked, unpaired, owed', () => {
  const document = (id: string, change: Parameters<typeof madeMeta>[1]) => ({ meta: madeMeta(id, change), text: '' })
  const links = { interprets: [], repeals: [], replaces: [], guideFor: [], resultOf: [] }
  const lines = selfCheck(
    [
      document('list', { kind: 'publicity', publicNotice: { from: '2026-10-01', until: '2026-10-10' } }),
      document('day', { kind: 'event', period: { from: '2026-10-01', until: '2026-10-01' } }),
      document('rule', { kind: 'policy', normative: true, validUntil: '2026-01-01' }),
      document('news', { kind: 'notice', publishedOn: '2024-01-01', links: { ...links, replaces: ['nowhere'] } }),
      document('fine', { kind: 'guide' }),
    ],
    { today: '2026-11-25', calendars: [] },
  )
  expect(lines.map(({ id, check }) => `${id} ${check}`)).toEqual([
    'list notice-over',
    'day event-over',
    'day result-missing',
    'rule validity-past',
    'rule unpaired',
    'news stale',
    'news link-broken',
  ])
})
