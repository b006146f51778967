// What staff do at the terminal: the tray, look-up by receipt number, and the window's records. The sealed content stays sealed.
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Log } from '../../../platform/log/logger.ts'
import type { StaffItem, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { REFUSALS } from '../../../shared/requests/envelope.ts'
import { parseReceipt } from '../../../shared/requests/receipt.ts'
import { needsReceiptDay, receiptDayProblem } from '../../../shared/requests/receipt-day.ts'
import { type WindowRecord, windowState } from '../../../shared/requests/window-record.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { KeptSubmission } from '../ledger/submissions.ts'
import type { CurrentSetting } from '../standard/current-setting.ts'
import { storageFailure } from '../storage-failure.ts'
import { whoDidIt } from './who-did-it.ts'

export interface WindowParts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
}

type Order = z.output<typeof terminalRolesApi.record.request>

const TRAY_MAX = 200

/** `setting`: when the town's newest theme is refused, staff are told what is wrong with it. */
export function tray(
  { ledger }: WindowParts,
  { refusedSince, findings }: Pick<CurrentSetting, 'refusedSince' | 'findings'>,
): z.input<typeof terminalRolesApi.tray.response> {
  const items = ledger.windowRecords.tray(TRAY_MAX).flatMap((receipt) => itemOf(ledger, receipt) ?? [])
  const wrong = findings.filter(({ severity }) => severity === 'error')
  return {
    items,
    counts: ledger.windowRecords.trayCounts(),
    ...(refusedSince !== undefined && { refusedTheme: { since: refusedSince, findings: wrong } }),
  }
}

/** Errors: `receipt-unreadable`, `receipt-not-here` (of another terminal, or none). */
export function findItem({ ledger }: WindowParts, typed: string): Result<StaffItem> {
  const receipt = parseReceipt(typed)
  if (receipt === undefined) return fail('receipt-unreadable')
  const item = itemOf(ledger, receipt.number)
  return item === undefined ? fail('receipt-not-here', { number: receipt.number }) : ok(item)
}

/**
 * Keeps one record; a second tap, or what already stands, makes no second one (F14).
 * Errors: those of `findItem`; `clock-untrusted`, `receipt-day-in-future`, `receipt-day-before-submission`, `no-receipt-day`;
 * `not-refused`; `name-unknown`; those of the disk.
 */
export function keepRecord(parts: WindowParts, { receipt, by, what }: Order): Result<StaffItem> {
  const { ledger, clock, log } = parts
  const item = findItem(parts, receipt)
  if (!item.ok) return item
  const { now, trusted } = clock.time()
  const allowed = mayKeep(item.value, what, clock.today(), trusted)
  if (!allowed.ok) return allowed
  if (!allowed.value) return item
  const name = whoDidIt(ledger, by)
  if (!name.ok) return name
  const record: WindowRecord = {
    ...{ id: randomUUID(), receipt: item.value.receipt, by: name.value, at: now.toISOString() },
    ...what,
  }
  try {
    ledger.windowRecords.add(record)
  } catch (error) {
    const failure = storageFailure(error, 'ledger.sqlite')
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  }
  log('window-record-kept', { receipt: record.receipt, kind: record.kind })
  return findItem(parts, receipt)
}

/** False: what is asked for stands already. */
function mayKeep(item: StaffItem, what: Order['what'], today: string, clockTrusted: boolean): Result<boolean> {
  switch (what.kind) {
    case 'receipt-day': {
      if (!needsReceiptDay(item.kind)) return fail('no-receipt-day')
      // A machine that does not know today can't tell an earlier day from a later one.
      if (!clockTrusted) return fail('clock-untrusted')
      const problem = receiptDayProblem(what.day, item.submittedAt, today)
      return problem === undefined ? ok(item.receiptDay?.day !== what.day) : fail(problem)
    }
    case 'identity-checked':
      return ok(item.identityChecked === undefined)
    case 'redone':
      return item.state === 'refused' ? ok(item.redone === undefined) : fail('not-refused')
  }
}

function itemOf(ledger: Ledger, receipt: string): StaffItem | undefined {
  const kept = ledger.submissions.byReceipt(receipt)
  if (kept === undefined) return undefined
  const { kind, submittedAt, clockTrusted, onBehalf } = kept.header
  const { receiptDay, identityChecked, redone } = windowState(ledger.windowRecords.of(receipt))
  const received = kept.acknowledgement?.statement.receivedAt
  const refusedBecause = kept.state === 'refused' ? REFUSALS.find((reason) => reason === kept.refusedBecause) : undefined
  return {
    ...{ receipt, kind, submittedAt, clockTrusted, onBehalf, state: stateOf(ledger, kept) },
    toConfirm: needsReceiptDay(kind) && receiptDay === undefined && redone === undefined,
    ...(received !== undefined && { receivedAt: received }),
    ...(refusedBecause !== undefined && { refusedBecause }),
    ...(receiptDay !== undefined && { receiptDay: { day: receiptDay.day, by: receiptDay.by } }),
    ...(identityChecked !== undefined && { identityChecked }),
    ...(redone !== undefined && { redone }),
  }
}

function stateOf(ledger: Ledger, { header, state }: KeptSubmission): StaffItem['state'] {
  if (state !== 'acknowledged') return state
  return ledger.submissions.replies(header.receipt).length > 0 ? 'answered' : 'received'
}
