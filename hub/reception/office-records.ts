// What an officer records in the console as the window does at the terminal: the day of receipt, the card seen.
import { randomUUID } from 'node:crypto'
import type { OpenedSubmission } from '../../shared/api/hub-console.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { needsReceiptDay, receiptDayProblem } from '../../shared/requests/receipt-day.ts'
import { fail, type Result } from '../../shared/result.ts'
import { inboxRowOf } from './inbox.ts'
import { earliestSubmission, type OpeningParts, openSubmission } from './open-submission.ts'
import { keepWindowRecord } from './window-records.ts'

/** As the record's schema has it. */
export const BY_MAX_CHARACTERS = 60

/** 收到日期 (条例 第31条). Errors: `not-found`, the problems of the day, those of opening. */
export async function confirmReceiptDay(
  id: string,
  day: string,
  by: string,
  parts: OpeningParts,
): Promise<Result<OpenedSubmission>> {
  const row = await inboxRowOf(id, parts)
  if (row === undefined || !needsReceiptDay(row.kind)) return fail('not-found')
  const problem = receiptDayProblem(day, earliestSubmission(row), chinaDay(parts.now()))
  if (problem !== undefined) return fail(problem)
  const at = parts.now().toISOString()
  const record = {
    id: randomUUID(),
    receipt: row.receipt,
    kind: 'receipt-day',
    day,
    by: by.slice(0, BY_MAX_CHARACTERS),
    at,
  } as const
  await keepWindowRecord(parts.store, record, { source: 'console', keptAt: at })
  return await openSubmission(id, parts)
}

/** 已核验. A second time adds nothing. */
export async function checkIdentity(id: string, by: string, parts: OpeningParts): Promise<Result<OpenedSubmission>> {
  const opened = await openSubmission(id, parts)
  if (!opened.ok || opened.value.identityChecked) return opened
  if (!needsReceiptDay(opened.value.row.kind)) return fail('not-found')
  const at = parts.now().toISOString()
  const record = {
    id: randomUUID(),
    receipt: opened.value.row.receipt,
    kind: 'identity-checked',
    by: by.slice(0, BY_MAX_CHARACTERS),
    at,
  } as const
  await keepWindowRecord(parts.store, record, { source: 'console', keptAt: at })
  return await openSubmission(id, parts)
}
