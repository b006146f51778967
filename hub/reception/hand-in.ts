// 登记 (条例 第29条): what came to the office on paper, by fax, by mail or by word of mouth is numbered here, sealed like a terminal's, and goes the same way.
import { randomBytes, randomUUID } from 'node:crypto'
import { suiteById } from '../../platform/crypto/suites.ts'
import { loadMessages } from '../../platform/messages.ts'
import type { OpenedSubmission } from '../../shared/api/hub-console.ts'
import type { HandInRequest } from '../../shared/api/hub-hand-in.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Office } from '../../shared/content/office.ts'
import type { Envelope, SubmissionHeader, SubmissionPayload } from '../../shared/requests/envelope.ts'
import type { Answers } from '../../shared/requests/form.ts'
import { currentForm } from '../../shared/requests/forms.ts'
import { checkHandedIn, handedInProblem, receiptDayOf, startOfDay } from '../../shared/requests/handed-in.ts'
import { formatQueryCode, formatReceipt, nextEpoch, SEQUENCE_MAX } from '../../shared/requests/receipt.ts'
import type { WindowRecord } from '../../shared/requests/window-record.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { HubStore } from '../store/open-store.ts'
import { BY_MAX_CHARACTERS } from './office-records.ts'
import { type OpeningParts, openSubmission } from './open-submission.ts'
import { type ReceptionParts, receive } from './receive.ts'
import { unseal } from './unseal.ts'
import { keepWindowRecord } from './window-records.ts'

export interface HandInParts extends OpeningParts, ReceptionParts {
  /** In whose name numbers are given (`officeCode`). */
  readonly officeCode: string
  readonly sealing: Office['sealing']
}

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
    if (known.ok) return sameAs(known.value, given, answers) ? ok('known') : fail('handed-in-already')
    if (known.error.code !== 'not-found') return known
    return await keep({ ...given, answers }, by.displayName, { ...parts, store })
  })
  if (!kept.ok) return kept
  const opened = await openSubmission(given.id, parts)
  if (opened.ok && kept.value === 'new') {
    const { receipt } = opened.value.row
    await parts.audit({ account: by.account, what: 'request-handed-in', about: receipt, detail: handedIn.way })
    parts.log('hub-handed-in', { receipt, account: by.account, way: handedIn.way })
  }
  return opened
}

/** Number, seal and what the window recorded are on disk together or not at all. */
async function keep(given: HandInRequest, displayName: string, parts: HandInParts): Promise<Result<'new'>> {
  const { store, now } = parts
  const day = chinaDay(now())
  const receipt = await nextNumber(day, parts)
  if (!receipt.ok) return receipt
  await keepOfficeRow(parts)
  const envelope = await sealed(given, receipt.value, displayName, parts)
  const received = await receive(envelope, parts.officeCode, parts)
  // A number that was given already can only be a bug: the transaction takes it back.
  if (!received.ok) throw new Error(`expected a new number, got ${received.error.code}`)
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

async function sealed(
  { id, handedIn, answers }: HandInRequest,
  receipt: string,
  displayName: string,
  { officeCode, offices, sealing, now }: HandInParts,
): Promise<Envelope> {
  const form = currentForm('disclosure-request')
  const oral = handedIn.way === 'oral'
  const header: SubmissionHeader = {
    ...{ id, receipt, kind: form.id, form: { id: form.id, version: form.version } },
    ...{ addressee: offices[0] ?? '', terminal: officeCode, clockTrusted: true, onBehalf: oral, handedIn },
    // What came today came before it was typed.
    submittedAt: handedIn.day === chinaDay(now()) ? now().toISOString() : startOfDay(handedIn.day),
  }
  const payload: SubmissionPayload = {
    ...{ header, answers },
    // Nobody is given it: the answer goes on the way the applicant chose, never by a terminal.
    queryCode: formatQueryCode(randomBytes(32)),
    ...(oral && { filledInBy: displayName.slice(0, BY_MAX_CHARACTERS) }),
  }
  const suite = suiteById(sealing.suite)
  const recipients = sealing.recipients.map(({ recipient }) => recipient)
  const bytes = await suite.seal(recipients, Buffer.from(JSON.stringify(payload)))
  return { format: 1, suite: suite.id, header, sha256: suite.hash(bytes), sealed: Buffer.from(bytes).toString('base64') }
}

/** The sequence never resets; a restored hub goes on under another letter. */
async function nextNumber(day: string, { store, officeCode }: HandInParts): Promise<Result<string>> {
  const last = await store.selectFrom('office_number').selectAll().executeTakeFirstOrThrow()
  const full = last.sequence >= SEQUENCE_MAX
  const epoch = full ? nextEpoch(last.epoch) : last.epoch
  if (epoch === undefined) return fail('office-numbers-used-up')
  const sequence = full ? 1 : last.sequence + 1
  await store.updateTable('office_number').set({ epoch, sequence }).execute()
  return ok(formatReceipt({ terminal: officeCode, day, epoch, sequence }))
}

async function keepOfficeRow({ store, officeCode, now }: { store: HubStore; officeCode: string; now: () => Date }) {
  const name = loadMessages('zh-CN').say('office:handed-in.place')
  await store
    .insertInto('terminal')
    .values({ code: officeCode, name, verifying_key: '{}', enrolled_at: now().toISOString(), is_office: 1 })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute()
}

function sameAs({ header, answers }: SubmissionPayload, { handedIn }: HandInRequest, typed: Answers): boolean {
  const inOrder = (some: Answers) => JSON.stringify(Object.entries(some).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return JSON.stringify(header.handedIn) === JSON.stringify(handedIn) && inOrder(answers) === inOrder(typed)
}
