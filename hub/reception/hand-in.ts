// 登记 (条例 第29条): a request that came to the office on paper, by fax, by mail or by word of mouth goes the same way as a terminal's.
import { randomUUID } from 'node:crypto'
import type { OpenedSubmission } from '../../shared/api/hub-console.ts'
import type { HandInRequest } from '../../shared/api/hub-hand-in.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { checkHandedIn, handedInProblem, receiptDayOf } from '../../shared/requests/handed-in.ts'
import type { WindowRecord } from '../../shared/requests/window-record.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { type AtOfficeParts, isSameAtOffice, keepAtOffice } from './at-office.ts'
import { BY_MAX_CHARACTERS } from './office-records.ts'
import { type OpeningParts, openSubmission } from './open-submission.ts'
import { unseal } from './unseal.ts'
import { keepWindowRecord } from './window-records.ts'

export interface HandInParts extends OpeningParts, AtOfficeParts {}

/**
 * Idempotent by the id made when the form was opened: a second press opens what is there (F1, F14).
 * Errors: the problems of the days, `form-incomplete`, `paper-lacks` (said once; `asWritten` keeps it all the same), `handed-in-already`,
 * `office-numbers-used-up`, those of opening.
 */
export async function handIn(
  given: HandInRequest,
  by: { account: string; displayName: string },
  parts: HandInParts,
): Promise<Result<OpenedSubmission>> {
  const { handedIn, confirmedOn } = given
  const problem = handedInProblem(handedIn, confirmedOn, chinaDay(parts.now()))
  if (problem !== undefined) return fail(problem)
  const { answers, wrong, lacking } = checkHandedIn(given.answers)
  if (Object.keys(wrong).length > 0) return fail('form-incomplete', { fields: Object.keys(wrong).join(' ') })
  if (Object.keys(lacking).length > 0 && !given.asWritten) return fail('paper-lacks')
  const kept = await oneAtATime(parts.store, 'office-number', async (store): Promise<Result<'new' | 'known'>> => {
    const known = await unseal(given.id, { ...parts, store })
    if (known.ok) return isSameAtOffice(known.value, { handedIn, answers }) ? ok('known') : fail('handed-in-already')
    if (known.error.code !== 'not-found') return known
    return await keep({ ...given, answers }, by.displayName, { ...parts, store })
  })
  if (!kept.ok) return kept
  const opened = await openSubmission(given.id, parts)
  if (!opened.ok) return opened
  const { receipt } = opened.value.row
  // Entered before: what is left of a second press is that the request is shown once more.
  if (kept.value === 'known') await parts.audit({ account: by.account, what: 'submission-opened', about: receipt })
  else {
    await parts.audit({ account: by.account, what: 'request-handed-in', about: receipt, detail: handedIn.way })
    parts.log('hub-handed-in', { receipt, account: by.account, way: handedIn.way })
  }
  return opened
}

/** Number, seal and what the window recorded are on disk together or not at all. */
async function keep(given: HandInRequest, displayName: string, parts: HandInParts): Promise<Result<'new'>> {
  const { store, now } = parts
  const receipt = await keepAtOffice({ ...given, kind: 'disclosure-request' }, displayName, parts)
  if (!receipt.ok) return receipt
  const at = now().toISOString()
  const about = { receipt: receipt.value, by: displayName.slice(0, BY_MAX_CHARACTERS), at }
  const receiptDay = receiptDayOf(given.handedIn, given.confirmedOn)
  const records: WindowRecord[] = [
    ...(receiptDay === undefined ? [] : [{ ...about, id: randomUUID(), kind: 'receipt-day', day: receiptDay } as const]),
    ...(given.identitySeen ? [{ ...about, id: randomUUID(), kind: 'identity-checked' } as const] : []),
  ]
  for (const record of records) await keepWindowRecord(store, record, { source: 'console', keptAt: at })
  return ok('new')
}
