import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  COMMAND_AHEAD_TOLERANCE_MS,
  COMMAND_VALID_HOURS,
  type CommandOrder,
  type CommandStatement,
  commandExpiry,
  commandOrderSchema,
  commandState,
  commandStatementSchema,
  judgeCommand,
} from './command.ts'

const ISSUED = Date.parse('2026-11-27T01:00:00.000Z')
const HOUR_MS = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()
const statement: CommandStatement = {
  ...{ id: '3f0c1f4e-8f4e-4d53-9d3b-0a1d5c7b2e11', hub: 'qinghe', terminal: 'QH01', issuedAt: iso(ISSUED) },
  ...{ expiresAt: iso(ISSUED + COMMAND_VALID_HOURS * HOUR_MS), order: { kind: 'sync' } },
}
const here = { terminal: 'QH01', hub: 'qinghe', now: new Date(ISSUED), seenBefore: false }

test('a command is carried out only here, in its time, and once', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('QH01', 'QH02'),
      fc.constantFrom('qinghe', 'changtan'),
      fc.boolean(),
      fc.integer({ min: -30 * HOUR_MS, max: 60 * HOUR_MS }),
      (terminal, hub, seenBefore, later) => {
        const now = new Date(ISSUED + later)
        const verdict = judgeCommand(statement, { terminal, hub, now, seenBefore })
        const inTime = later >= -COMMAND_AHEAD_TOLERANCE_MS && later < COMMAND_VALID_HOURS * HOUR_MS
        expect(verdict.is === 'carry-out').toBe(terminal === 'QH01' && hub === 'qinghe' && !seenBefore && inTime)
        // Nothing of another terminal is ever answered, nor anything twice.
        if (terminal !== 'QH01' || hub !== 'qinghe' || seenBefore) expect(verdict.is).toBe('ignore')
      },
    ),
  )
})

test('each no has its reason', () => {
  const at = (ms: number) => judgeCommand(statement, { ...here, now: new Date(ISSUED + ms) })
  expect(at(COMMAND_VALID_HOURS * HOUR_MS)).toEqual({ is: 'answer', outcome: 'expired' })
  expect(at(-COMMAND_AHEAD_TOLERANCE_MS - 1)).toEqual({ is: 'answer', outcome: 'refused', reason: 'clock' })
  expect(judgeCommand(statement, { ...here, terminal: 'QH02' })).toEqual({ is: 'ignore', because: 'other-terminal' })
  expect(judgeCommand(statement, { ...here, hub: 'changtan' })).toEqual({ is: 'ignore', because: 'other-hub' })
  expect(judgeCommand(statement, { ...here, seenBefore: true })).toEqual({ is: 'ignore', because: 'seen-before' })
})

test('a command runs out after its hours, a message at its own end, which lies ahead and within a month', () => {
  const now = new Date(ISSUED)
  const message = (ahead: number): CommandOrder => ({ kind: 'message', words: '明天停电', until: iso(ISSUED + ahead) })
  expect(commandExpiry({ kind: 'restart' }, now)).toEqual({ at: iso(ISSUED + COMMAND_VALID_HOURS * HOUR_MS) })
  expect(commandExpiry(message(HOUR_MS), now)).toEqual({ at: iso(ISSUED + HOUR_MS) })
  for (const wrong of [0, -1, 31 * 24 * HOUR_MS])
    expect(commandExpiry(message(wrong), now)).toEqual({ wrong: 'message-end-wrong' })
})

test('what the terminal has answered stands, whatever the clock says', () => {
  const late = new Date(ISSUED + 100 * HOUR_MS)
  const sent = { outcome: undefined, deliveredAt: undefined, expiresAt: statement.expiresAt }
  expect(commandState(sent, here.now)).toBe('waiting')
  expect(commandState({ ...sent, deliveredAt: iso(ISSUED) }, here.now)).toBe('delivered')
  expect(commandState({ ...sent, deliveredAt: iso(ISSUED) }, late)).toBe('expired')
  expect(commandState({ ...sent, outcome: 'done' }, late)).toBe('done')
})

test('nothing but the four kinds is a command, and a message has words and an end', () => {
  for (const wrong of [
    { kind: 'shell', words: 'rm' },
    { kind: 'sync', words: 'x' },
    { kind: 'message', words: ' ', until: iso(ISSUED) },
    { kind: 'message', words: 'x'.repeat(201), until: iso(ISSUED) },
    { kind: 'message', words: '字', until: 'tomorrow' },
    { kind: 'message', words: '字' },
  ])
    expect(commandOrderSchema.safeParse(wrong).success).toBe(false)
  expect(commandStatementSchema.safeParse({ ...statement, more: 1 }).success).toBe(false)
})
