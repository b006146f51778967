// Commands at the terminal on a ledger that is opened again as after a kill: once, in time, signed, for here, and never under somebody's hands.
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { currentSuite } from '../../../platform/crypto/suites.ts'
import { silentLog } from '../../../platform/log/logger.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import {
  type CommandOrder,
  type CommandStatement,
  RESTART_WAITS_AT_MOST_MS,
  type SignedCommand,
} from '../../../shared/fleet/command.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { type Ledger, openLedger } from '../ledger/ledger.ts'
import { type CommandDesk, createCommandDesk } from './command-desk.ts'
import { createRestartDesk, type RestartDesk } from './restart-desk.ts'

const HUB_KEY = currentSuite.generateSigningKey()
const { privateKey: _, ...VERIFYING } = HUB_KEY
const NOW = Date.parse('2026-11-27T01:00:00.000Z')
const HOUR_MS = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

let folder: string
let ledger: Ledger
let desk: CommandDesk
let restart: RestartDesk
let restarts = 0

/** The host of this ledger, started; the one before is gone as after a kill. */
function start(now = NOW, canRestart = true): void {
  ledger?.close()
  const opened = openLedger(folder)
  if (!opened.ok) throw new Error(`expected a ledger, got ${opened.error.code}`)
  ledger = opened.value
  const terminal = { code: 'QH01', name: '一号机' }
  ledger.settings.set('grant', { terminal, hub: 'qinghe', channels: ['town'], officeChannel: 'town', root: '{}' })
  restart = createRestartDesk(() => {
    restarts += 1
  }, silentLog)
  desk = createCommandDesk({
    ...{ ledger, log: silentLog, changed: () => undefined, restart: canRestart ? restart : undefined },
    office: () => ({ acknowledging: [VERIFYING] }),
    clock: { time: () => ({ now: new Date(now), trusted: true }) },
  })
}

function command(order: CommandOrder, change: Partial<CommandStatement> = {}): SignedCommand {
  const statement: CommandStatement = {
    ...{ id: randomUUID(), hub: 'qinghe', terminal: 'QH01', issuedAt: iso(NOW), expiresAt: iso(NOW + 24 * HOUR_MS), order },
    ...change,
  }
  return { statement, signature: currentSuite.sign(HUB_KEY, statementBytes('command', statement)) }
}
const message = (until = iso(NOW + HOUR_MS)): CommandOrder => ({ kind: 'message', words: '周五下午检修', until })

beforeEach(() => {
  folder = temporaryFolder()
  restarts = 0
  start()
})

test('a sync is wanted until it has ended, and answered once', () => {
  const one = command({ kind: 'sync' })
  desk.take([one, one])
  expect(desk.wantsSync()).toBe(true)
  desk.synced(true)
  expect(desk.wantsSync()).toBe(false)
  desk.take([one])
  expect(desk.wantsSync()).toBe(false)
  const answers = ledger.commands.untold()
  expect(answers).toEqual([{ id: one.statement.id, outcome: 'done' }])
  ledger.commands.told(answers)
  expect(ledger.commands.untold()).toEqual([])
})

test('a sync that failed is answered as failed', () => {
  const one = command({ kind: 'theme' })
  desk.take([one])
  desk.synced(false)
  expect(ledger.commands.untold()).toEqual([{ id: one.statement.id, outcome: 'refused', reason: 'sync-failed' }])
})

test('killed between writing down and acting: a sync is made good, a restart counts as done and does not loop', async () => {
  const [sync, again] = [command({ kind: 'sync' }), command({ kind: 'restart' })]
  restart.inUse(true)
  desk.take([sync, again])
  start()
  expect(ledger.commands.untold()).toEqual([{ id: again.statement.id, outcome: 'done' }])
  expect(desk.wantsSync()).toBe(true)
  for (let n = 0; n < 3; n += 1) {
    start()
    desk.take([sync, again])
  }
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(restarts).toBe(0)
})

test('a restart is written down as done before the host ends, waits for the person, and comes once', async () => {
  const one = command({ kind: 'restart' })
  restart.inUse(true)
  desk.take([one, command({ kind: 'restart' })])
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([restarts, ledger.commands.untold()]).toEqual([0, []])
  restart.inUse(false)
  restart.inUse(false)
  expect(restarts).toBe(1)
  expect(ledger.commands.untold().map(({ outcome }) => outcome)).toEqual(['done', 'done'])
  expect(RESTART_WAITS_AT_MOST_MS).toBe(900_000)
})

test('a page that died has told nothing: after the time the restart comes all the same', async () => {
  const impatient = createRestartDesk(() => void ledger.commands.begun().length, silentLog, 5)
  impatient.inUse(true)
  const ended = new Promise<void>((resolve) => impatient.whenFree(resolve))
  await ended
})

test('where nobody would start the host anew, a restart is refused', () => {
  start(NOW, false)
  const one = command({ kind: 'restart' })
  desk.take([one])
  expect(ledger.commands.untold()).toEqual([{ id: one.statement.id, outcome: 'refused', reason: 'no-restart' }])
})

test('changed on the way, by a stranger, for another purpose, another terminal’s, another hub’s: no trace', () => {
  const { statement, signature } = command(message())
  const stranger = currentSuite.generateSigningKey()
  const bytes = statementBytes('command', statement)
  const hostile: SignedCommand[] = [
    { statement: { ...statement, order: { kind: 'message', words: '假的', until: iso(NOW + HOUR_MS) } }, signature },
    { statement: { ...statement, expiresAt: iso(NOW + 999 * HOUR_MS) }, signature },
    { statement: { ...statement, order: { kind: 'restart' } }, signature },
    { statement, signature: currentSuite.sign(stranger, bytes) },
    { statement, signature: { ...currentSuite.sign(stranger, bytes), keyId: HUB_KEY.keyId } },
    { statement, signature: currentSuite.sign(HUB_KEY, statementBytes('reply', statement)) },
    command(message(), { terminal: 'QH02' }),
    command(message(), { hub: 'changtan' }),
  ]
  for (const one of hostile) {
    desk.take([one])
    expect(ledger.commands.isKnown(one.statement.id)).toBe(false)
  }
  expect([ledger.commands.untold(), ledger.commands.messages(new Date(NOW))]).toEqual([[], []])
  desk.take([{ statement, signature }])
  expect(ledger.commands.messages(new Date(NOW))).toHaveLength(1)
})

test('too late, or issued later than the clock here allows: answered, not carried out', () => {
  const [late, early] = [
    command({ kind: 'sync' }, { expiresAt: iso(NOW) }),
    command({ kind: 'sync' }, { issuedAt: iso(NOW + HOUR_MS) }),
  ]
  desk.take([late, early])
  expect(desk.wantsSync()).toBe(false)
  expect(ledger.commands.untold()).toEqual([
    { id: late.statement.id, outcome: 'expired' },
    { id: early.statement.id, outcome: 'refused', reason: 'clock' },
  ])
})

test('a message stands until its end and over a restart; marked as read, the hub is told once more', () => {
  const one = command(message())
  const { id } = one.statement
  desk.take([one])
  start()
  expect(ledger.commands.messages(new Date(NOW))).toMatchObject([{ id, words: '周五下午检修' }])
  expect(ledger.commands.messages(new Date(NOW + HOUR_MS))).toEqual([])
  const before = ledger.commands.untold()
  expect(ledger.commands.markSeen(id, iso(NOW))).toBe(true)
  expect(ledger.commands.markSeen(id, iso(NOW + 1))).toBe(false)
  // Told before it was read: the hub does not have that yet.
  ledger.commands.told(before)
  expect(ledger.commands.untold()).toEqual([{ id, outcome: 'done', seenAt: iso(NOW) }])
  ledger.commands.told(ledger.commands.untold())
  expect(ledger.commands.untold()).toEqual([])
})
