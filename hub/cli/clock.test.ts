// zwgk clock: what it prints, and that wrong input is a sentence.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Outcome } from '../../platform/cli/command.ts'
import { loadMessages } from '../../platform/messages.ts'
import { clock } from './clock.ts'

async function run(values: Record<string, string>): Promise<Outcome> {
  const input = {
    positionals: [],
    now: new Date(),
    passphrase: undefined,
    rootPassphrase: undefined,
    databasePassword: undefined,
    input: Readable.from([]),
  }
  const outcome = await clock.run({ values, messages: loadMessages('zh-CN'), ...input })
  if ('rows' in outcome) throw new Error('expected one outcome')
  return outcome
}

test('prints due, estimated and each day with its reason, and nothing else', async () => {
  const { json, lines, exit } = await run({ received: '2026-02-13', days: '20' })
  expect(exit).toBe(0)
  expect(Object.keys(json)).toEqual(['due', 'estimated', 'days'])
  expect(json).toMatchObject({ due: '2026-03-19', estimated: false })
  const days = json['days'] as { date: string; counted: boolean; why: string }[]
  expect(days[0]).toEqual({ date: '2026-02-13', counted: false, why: '收到申请，当日不计' })
  expect(days.find(({ date }) => date === '2026-02-14')).toEqual({ date: '2026-02-14', counted: true, why: '调休上班，计入' })
  expect(days.filter(({ counted }) => counted)).toHaveLength(20)
  expect(lines.join('\n')).toContain('2026-02-15 至 2026-02-23：节假日放假，不计')
})

test('events move the end, and a request that waits for the applicant has none', async () => {
  const extended = await run({ received: '2026-09-24', events: 'extended=2026-10-20+20' })
  expect(extended.json['due']).toBe('2026-11-26')
  const waiting = await run({ received: '2026-02-25', events: 'supplement-asked=2026-03-02..2026-03-13' })
  expect(waiting.json['due']).toBeNull()
})

test('a calendar put into a folder is counted with; one that is none is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-calendars-'))
  const year = { year: 2027, source: '试算', daysOff: ['2027-01-04'], workedWeekendDays: [] }
  writeFileSync(join(folder, '2027.json'), JSON.stringify(year))
  const before = await run({ received: '2026-12-30', days: '3' })
  const after = await run({ received: '2026-12-30', days: '3', calendars: folder })
  expect(before.json).toMatchObject({ due: '2027-01-04', estimated: true })
  expect(after.json).toMatchObject({ due: '2027-01-05', estimated: false })
  writeFileSync(join(folder, '2028.json'), '{"year":"soon"}')
  expect((await run({ received: '2026-12-30', calendars: folder })).exit).toBe(2)
})

test.each([
  'extended',
  'extended=2026-10-20+21',
  'supplement-asked=2026-03-02',
  'deferred=2026-03-02..2026-03-01',
  'x=2026-02-30',
])('an event like %s is refused by name', async (events) => {
  const { exit, json } = await run({ received: '2026-09-24', events })
  expect(exit).toBe(2)
  expect(json).toMatchObject({ error: { code: 'clock-event-wrong' } })
})

test('no day, a day that is none, half a working day: how to use it', async () => {
  for (const values of [{}, { received: '2026-02-30' }, { received: '2026-02-13', days: '1.5' }])
    expect((await run(values)).json).toMatchObject({ error: { code: 'usage' } })
})
