import { describe, expect, test } from 'vitest'
import profileFile from '../../../assets/standards/default.json' with { type: 'json' }
import { type DeviceReport, judgeDevices, type MachineProbe } from '../device-probe.ts'
import type { DutyInput } from '../duty-input.ts'
import { noticesOf } from '../fault-notice.ts'
import { standardProfileSchema } from '../profile.ts'
import type { OpenFault } from '../register-entry.ts'
import { REGISTERS } from '../registers.ts'
import { runRules, type StandardFinding } from '../rule.ts'
import { DUTY_RULES } from './duty.ts'

const profile = standardProfileSchema.parse(profileFile)
const MACHINE: MachineProbe = {
  ...{ storage: 'ok', clockTrusted: true, database: true },
  ...{ freeBytes: 20e9, freeMemory: 2e9, totalMemory: 4e9 },
}
const REPORT: DeviceReport = { width: 1080, height: 1920, touch: true, finePointer: false, fonts: true, printers: 1, notices: [] }
const KEPT = Object.fromEntries(REGISTERS.map((id) => [id, { state: 'done' }])) as DutyInput['registers']
const GOOD: DutyInput = {
  ...{ profile, today: '2026-11-25', now: new Date('2026-11-25T02:00:00Z'), calendars: [] },
  devices: judgeDevices(MACHINE, REPORT),
  registers: KEPT,
  ...{ openFaults: [], notices: [], noticesShown: [] },
  content: {
    asOf: '2026-11-24T02:00:00.000Z',
    newest: { notice: '2026-11-20', gazette: '2026-09-30', policy: '2026-03-01', interpretation: '2026-03-02' },
    withoutReview: 0,
  },
}
const findings = (change: Partial<DutyInput>) => runRules(DUTY_RULES, 4, { ...GOOD, ...change })
const short = (found: readonly StandardFinding[]) => found.map(({ rule, severity }) => `${rule} ${severity}`)
const devices = (machine: Partial<MachineProbe>, report?: Partial<DeviceReport>) =>
  short(findings({ devices: judgeDevices({ ...MACHINE, ...machine }, report && { ...REPORT, ...report }) }))
const fault = (since: string, more: Partial<OpenFault> = {}): OpenFault => ({
  ...{ id: since, device: 'printer', what: 'dead', reported: true, since },
  ...more,
})

test('a hall where all is as it should be has no finding, and each rule has a name of its own', () => {
  expect(findings({})).toEqual([])
  expect(new Set(DUTY_RULES.map(({ id }) => id)).size).toBe(DUTY_RULES.length)
  expect(DUTY_RULES.every(({ id }) => id.startsWith('duty-'))).toBe(true)
})

describe('devices', () => {
  test('each has its own finding', () => {
    expect(devices({}, { width: 500 })).toEqual(['duty-screen error'])
    expect(devices({}, { touch: false })).toEqual(['duty-pointing error'])
    expect(devices({}, { touch: false, finePointer: true })).toEqual([])
    expect(devices({}, { printers: 0 })).toEqual(['duty-printer warning'])
    expect(devices({}, { fonts: false })).toEqual(['duty-fonts error'])
    expect(devices({ freeBytes: 100e6 }, {})).toEqual(['duty-disk error'])
    expect(devices({ storage: 'read-only' }, {})).toEqual(['duty-disk error'])
    expect(devices({ database: false }, {})).toEqual(['duty-disk error'])
    expect(devices({ freeMemory: 50e6 }, {})).toEqual(['duty-memory warning'])
    expect(devices({ clockTrusted: false }, {})).toEqual(['duty-clock error'])
  })
  test('what nobody can tell is no finding', () => {
    const { printers: _, ...inBrowser } = REPORT
    expect(short(findings({ devices: judgeDevices(MACHINE, inBrowser) }))).toEqual([])
    expect(judgeDevices({ ...MACHINE, freeBytes: undefined }, undefined)).toEqual({
      ...{ screen: 'unknown', pointing: 'unknown', printer: 'unknown', fonts: 'unknown' },
      ...{ disk: 'unknown', memory: 'ok', clock: 'ok' },
    })
  })
  test('a hall that need not have a printer owes none', () => {
    const poorer = { ...profile, devices: profile.devices.filter((device) => device !== 'printer') }
    expect(findings({ profile: poorer, devices: judgeDevices(MACHINE, { ...REPORT, printers: 0 }) })).toEqual([])
  })
})

describe('registers', () => {
  test('overdue weighs as the rule says, due soon is a note with its other sentence', () => {
    const overdue = findings({ registers: { ...KEPT, training: { state: 'overdue', since: '2025-12-31' } } })
    expect(overdue).toEqual([
      {
        ...{ rule: 'duty-training', level: 4, concern: 'management', severity: 'error', where: 'training' },
        params: { since: '2025-12-31' },
      },
    ])
    const due = findings({ registers: { ...KEPT, 'daily-check': { state: 'due', by: '2026-11-25' } } })
    expect(short(due)).toEqual(['duty-daily-check note'])
    expect(due[0]?.params).toEqual({ context: 'due', by: '2026-11-25' })
    expect(findings({ registers: { ...KEPT, training: { state: 'due', by: '2026-12-31' } } })).toEqual([])
  })
  test('a register that the standard does not ask for is nobody’s duty', () => {
    const fewer = { ...profile, registers: profile.registers.filter((id) => id !== 'training') }
    expect(findings({ profile: fewer, registers: { ...KEPT, training: { state: 'overdue', since: '2025-12-31' } } })).toEqual([])
  })
})

describe('faults', () => {
  const open = [fault('2026-11-13T02:00:00.000Z')]
  test('an old one is a finding from the sixth working day on', () => {
    const posted = { openFaults: open, notices: noticesOf(open), noticesShown: ['printer'] as const }
    expect(findings({ ...posted, today: '2026-11-20' })).toEqual([])
    expect(findings({ ...posted, today: '2026-11-23' })[0]).toMatchObject({
      ...{ rule: 'duty-open-fault', where: 'printer' },
      params: { device: 'printer', since: '2026-11-13', days: 5 },
    })
  })
  test('a notice that the page does not show is an error, after it had time to', () => {
    const notices = noticesOf(open)
    expect(short(findings({ notices, noticesShown: [] }))).toEqual(['duty-fault-notice error'])
    expect(findings({ notices, noticesShown: ['printer'] })).toEqual([])
    expect(findings({ notices, noticesShown: undefined })).toEqual([])
    expect(findings({ notices, noticesShown: [], now: new Date('2026-11-13T02:04:00Z') })).toEqual([])
  })
  test('several faults of one device are one notice, since the oldest; it is reported only when all are', () => {
    const several = [
      fault('2026-11-13T02:00:00.000Z'),
      fault('2026-11-20T02:00:00.000Z', { reported: false }),
      fault('2026-11-19T02:00:00.000Z', { device: 'screen' }),
    ]
    expect(noticesOf(several)).toEqual([
      { kind: 'screen', since: '2026-11-19T02:00:00.000Z', reported: true },
      { kind: 'printer', since: '2026-11-13T02:00:00.000Z', reported: false },
    ])
  })
})

describe('content', () => {
  const content = (change: object) => findings({ content: { ...GOOD.content, ...change } as DutyInput['content'] })
  test('a kind that is too old, or that is not there at all, is named with its limit', () => {
    const found = content({ newest: { ...GOOD.content?.newest, notice: '2026-08-01', gazette: undefined } })
    expect(found.map(({ where, params }) => [where, params])).toEqual([
      ['notice', { kind: 'notice', newest: '2026-08-01', limit: 92 }],
      ['gazette', { context: 'none', kind: 'gazette', limit: 184 }],
    ])
  })
  test('documents without a full review record are counted', () => {
    expect(content({ withoutReview: 3 })).toMatchObject([{ rule: 'duty-review-record', params: { documents: 3 } }])
  })
  test('a release older than a month, and none at all', () => {
    expect(content({ asOf: '2026-10-20T02:00:00.000Z' })).toMatchObject([{ rule: 'duty-content-age', params: { days: 36 } }])
    expect(short(findings({ content: undefined }))).toEqual(['duty-content-age error'])
  })
})
