// 导出: what waits goes onto a stick, sealed as it is. Nothing leaves the queue by this: only the hub's signed acknowledgement does.
import { currentSuite } from '../../../platform/crypto/suites.ts'
import { writeStickFile } from '../../../platform/files/stick-file.ts'
import type { Log } from '../../../platform/log/logger.ts'
import type { RecentEvent } from '../../../platform/log/recent.ts'
import {
  logFileName,
  outboxFileName,
  STICK_ENVELOPES_MAX,
  STICK_WINDOW_RECORDS_MAX,
  type StickOutbox,
  stickOutboxSchema,
} from '../../../shared/api/stick.ts'
import type { WrittenOutbox, WrittenOutboxes } from '../../../shared/api/terminal-roles.ts'
import { STICK_FILE_MAX_BYTES } from '../../../shared/content/limits.ts'
import { statementBytes } from '../../../shared/crypto/statement.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { FormerOffice } from '../ledger/former-offices.ts'
import type { FormerLine } from '../outbox/former-lines.ts'
import { formerHeartbeat, type HeartbeatParts, heartbeatOf } from '../outbox/heartbeat.ts'
import type { FoundStick, Sticks } from './find-sticks.ts'

export interface StickOutParts extends HeartbeatParts {
  readonly sticks: Sticks
  readonly formerLines: () => readonly FormerLine[]
  readonly log: Log
}

/** Room for everything beside the sealed items. */
const FRAME_BYTES = 4 * 1_048_576

/** One file for the office of now and one for each that was left: what was sealed to it is its own affair (F13). Errors: `not-enrolled`, `stick-full`, `stick-read-only`, `stick-removed`, `stick-not-written`. */
export function stickOut(stickId: string, parts: StickOutParts): Result<WrittenOutboxes> {
  const { ledger } = parts
  const terminal = ledger.settings.get('grant')?.terminal.code
  if (terminal === undefined) return fail('not-enrolled')
  const stick = parts.sticks.byId(stickId)
  if (!stick.ok) return stick
  const written = outboxOut(stick.value, { terminal, former: undefined }, parts)
  if (!written.ok) return written
  const former: WrittenOutboxes['former'] = []
  for (const { office } of parts.formerLines()) {
    const { terminal: code } = office
    const other = outboxOut(stick.value, { terminal: code, former: office }, parts)
    if (!other.ok) return other
    former.push({ ...other.value, ...(office.office && { body: office.office.body }) })
  }
  return ok({ ...written.value, former })
}

/** `former`: the office that the terminal had this code at and has left. */
interface Addressee {
  readonly terminal: string
  readonly former: FormerOffice | undefined
}

function outboxOut(stick: FoundStick, { terminal, former }: Addressee, parts: StickOutParts): Result<WrittenOutbox> {
  const { ledger, clock, log } = parts
  const key = ledger.settings.get('device-key')
  if (key === undefined) return fail('not-enrolled')
  const { envelopes, left } = waiting(parts, former?.terminal)
  const heartbeat = former === undefined ? heartbeatOf(parts) : formerHeartbeat(former, parts)
  const content = stickOutboxSchema.shape.content.parse({
    ...{ terminal, madeAt: clock.time().now.toISOString(), heartbeat, envelopes },
    windowRecords: ledger.windowRecords.untold(STICK_WINDOW_RECORDS_MAX, former?.terminal),
  })
  const outbox: StickOutbox = { format: 1, content, signature: currentSuite.sign(key, statementBytes('stick-outbox', content)) }
  const file = outboxFileName(terminal, clock.today())
  const written = writeChecked(stick, file, outbox, parts)
  log('stick-out', { file, ok: written.ok, envelopes: envelopes.length })
  if (!written.ok) return written
  return ok({ file, envelopes: envelopes.length, windowRecords: content.windowRecords.length, left, bytes: written.value.bytes })
}

/** The host's last events, for whoever looks after the terminal. Errors: as for `stickOut`. */
export function eventsOut(
  stickId: string,
  events: readonly RecentEvent[],
  parts: StickOutParts,
): Result<{ file: string; events: number; bytes: number }> {
  const stick = parts.sticks.byId(stickId)
  if (!stick.ok) return stick
  const terminal = parts.ledger.settings.get('grant')?.terminal.code ?? 'new'
  const file = logFileName(terminal, parts.clock.today())
  const written = writeChecked(stick.value, file, { format: 1, terminal, events }, parts)
  return written.ok ? ok({ file, events: events.length, bytes: written.value.bytes }) : written
}

/** Oldest first, as many as one file may hold. */
function waiting(
  { ledger }: StickOutParts,
  former: string | undefined,
): Pick<StickOutbox['content'], 'envelopes'> & { left: number } {
  const queued = ledger.submissions.queued(former)
  const envelopes: StickOutbox['content']['envelopes'] = []
  let bytes = FRAME_BYTES
  for (const { id } of queued.slice(0, STICK_ENVELOPES_MAX)) {
    const envelope = ledger.submissions.envelope(id)
    if (envelope === undefined) continue
    bytes += JSON.stringify(envelope).length
    if (bytes > STICK_FILE_MAX_BYTES) break
    envelopes.push(envelope)
  }
  return { envelopes, left: queued.length - envelopes.length }
}

function writeChecked(stick: FoundStick, file: string, value: unknown, { sticks }: StickOutParts) {
  const written = writeStickFile(stick.path, file, Buffer.from(`${JSON.stringify(value)}\n`), stick.name)
  // Pulled out meanwhile, the bytes may lie in the empty folder it left behind.
  return written.ok && !sticks.byId(stick.id).ok ? fail('stick-removed', { name: stick.name }) : written
}
