import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TerminalRow } from '../api/hub-console.ts'
import { ALERT_KINDS, type Alert, type Condition, conditionsOf, nextAlerts } from './alerts.ts'

const NOW = new Date('2026-11-27T02:00:00.000Z')
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString()
const beat = { generation: 1, waiting: 0, refused: 0, clockTrusted: true, version: 't' }
const row = (change: Partial<TerminalRow> = {}): TerminalRow => ({
  ...{
    code: 'QH01',
    name: '一号机',
    enrolledAt: ago(9_000),
    contact: 'recent',
    releases: [],
    lastContactAt: ago(0),
    heartbeat: beat,
  },
  ...change,
})
const kinds = (change: Partial<TerminalRow>, openForAnHour = true, helpCalls = new Map<string, string>()) =>
  conditionsOf(row(change), { now: NOW, openForAnHour, helpCalls }).map(({ kind }) => kind)
const standing = (rules: string[], registers = {}, more = {}) => ({
  ...{ errors: 1, warnings: 0, rules, registers, devices: {}, toldAt: ago(0) },
  ...more,
})

test('a terminal that is well raises nothing', () => {
  expect(kinds({})).toEqual([])
  expect(kinds({ standing: standing(['duty-daily-check'], { 'daily-check': '2026-11-26' }) })).toEqual([])
})

test('each thing that is wrong has its kind', () => {
  const gap = (days: number) => [{ channel: 'town', release: 1, gap: { state: 'behind' as const, releases: 2, days } }]
  expect(kinds({ heartbeat: { ...beat, waiting: 2 } })).toEqual(['queue'])
  expect(kinds({ heartbeat: { ...beat, refused: 1, clockTrusted: false } })).toEqual(['clock', 'refused'])
  expect([kinds({ releases: gap(2) }), kinds({ releases: gap(3) })]).toEqual([[], ['content-old']])
  expect(kinds({ standing: standing(['duty-disk'], {}, { themeRefusedSince: ago(5) }) })).toEqual(['disk', 'theme-refused'])
  expect(kinds({ standing: standing(['duty-training']) })).toEqual(['registers'])
  expect(kinds({ standing: standing(['duty-daily-check'], { 'daily-check': '2026-11-10' }) })).toEqual(['registers'])
  const totals = { error: 1, warning: 0, note: 0 }
  expect(kinds({ report: { madeAt: ago(3), score: 60, totals } })).toEqual(['score'])
  expect(kinds({}, true, new Map([['QH01', ago(0)]]))).toEqual(['help-call'])
})

test('silence counts from authenticated contact, once the office has been open an hour; one that goes by stick has two weeks', () => {
  expect(kinds({ lastContactAt: ago(15) }, false)).toEqual([])
  expect(kinds({ lastContactAt: ago(15) })).toEqual(['silent'])
  expect(kinds({ lastContactAt: ago(15), lastStickAt: ago(0) })).toEqual(['silent'])
  const { lastContactAt: _, ...byStick } = row()
  const of = (one: TerminalRow) => conditionsOf(one, { now: NOW, openForAnHour: true, helpCalls: new Map() })
  expect(of({ ...byStick, lastStickAt: ago(13 * 24), heartbeat: { ...beat, waiting: 9 } })).toEqual([])
  expect(of({ ...byStick, lastStickAt: ago(14 * 24) })).toEqual([{ terminal: 'QH01', kind: 'stick-late', since: ago(14 * 24) }])
  expect(of(byStick)).toMatchObject([{ kind: 'never-heard' }])
})

const condition = fc.record({ terminal: fc.constantFrom('QH01', 'QH02'), kind: fc.constantFrom(...ALERT_KINDS) })
const conditions = fc.uniqueArray(condition, { selector: ({ terminal, kind }) => `${terminal} ${kind}` })
const keyOf = ({ terminal, kind }: Condition | Alert) => `${terminal} ${kind}`

test('over any days: raised only in office hours, once, with the day it began, until it ends', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ now: conditions, open: fc.boolean() }), { maxLength: 12 }), (looks) => {
      let alerts: Alert[] = []
      looks.forEach(({ now, open }, at) => {
        const before = new Map(alerts.map((alert) => [keyOf(alert), alert]))
        alerts = nextAlerts(alerts, now, open, new Date(NOW.getTime() + at * 60_000))
        const keys = alerts.map(keyOf)
        expect(new Set(keys).size).toBe(keys.length)
        for (const alert of alerts) {
          expect(now.map(keyOf)).toContain(keyOf(alert))
          const known = before.get(keyOf(alert))
          if (known !== undefined) expect(alert).toEqual(known)
          else expect(open || alert.kind === 'help-call').toBe(true)
        }
        if (open) expect(keys).toEqual(now.map(keyOf))
      })
    }),
  )
})
