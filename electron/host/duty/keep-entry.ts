// Keeps an entry in a register: the terminal's time, the clerk's name, once however often it is sent.
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Log } from '../../../platform/log/logger.ts'
import type { terminalDutyApi } from '../../../shared/api/terminal-duty.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { RegisterEntry } from '../../../shared/standard/register-entry.ts'
import type { Clock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { whoDidIt } from '../roles/who-did-it.ts'
import { storageFailure } from '../storage-failure.ts'

export interface KeepEntryParts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
}

/**
 * The same order a second time keeps nothing more (F14).
 * Errors: `id-with-other-content`; `fault-not-open` (never recorded, or mended already); `name-unknown`; those of the disk.
 */
export function keepEntry(
  { ledger, clock, log }: KeepEntryParts,
  { order, by }: z.output<typeof terminalDutyApi.keepEntry.request>,
): Result<void> {
  const before = ledger.registers.byId(order.id)
  if (before !== undefined) return isSame(before, order) ? ok(undefined) : fail('id-with-other-content')
  if (order.mends !== undefined && !ledger.registers.openFaults().some(({ id }) => id === order.mends))
    return fail('fault-not-open')
  const name = whoDidIt(ledger, by)
  if (!name.ok) return name
  const { now, trusted } = clock.time()
  try {
    ledger.registers.add({ ...order, at: now.toISOString(), clockTrusted: trusted, by: name.value })
  } catch (error) {
    const failure = storageFailure(error, 'ledger.sqlite')
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  }
  log('register-entry-kept', { kind: order.mends === undefined ? order.register : 'mended' })
  return ok(undefined)
}

function isSame(
  entry: RegisterEntry,
  { register, answers, mends }: Pick<RegisterEntry, 'register' | 'answers' | 'mends'>,
): boolean {
  return entry.register === register && entry.mends === mends && isDeepStrictEqual(entry.answers, answers)
}
