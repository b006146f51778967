// What came to the office itself, on paper or by word of mouth: numbered here, sealed like a terminal's, and received as if one had sent it.
import { randomBytes } from 'node:crypto'
import { suiteById } from '../../platform/crypto/suites.ts'
import { loadMessages } from '../../platform/messages.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import type { Office } from '../../shared/content/office.ts'
import type { Envelope, SubmissionHeader, SubmissionPayload } from '../../shared/requests/envelope.ts'
import type { Answers, SubmissionKind } from '../../shared/requests/form.ts'
import { currentForm } from '../../shared/requests/forms.ts'
import { type HandedIn, startOfDay } from '../../shared/requests/handed-in.ts'
import { formatQueryCode, formatReceipt, nextEpoch, SEQUENCE_MAX } from '../../shared/requests/receipt.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { HubStore } from '../store/open-store.ts'
import { BY_MAX_CHARACTERS } from './office-records.ts'
import { type ReceptionParts, receive } from './receive.ts'

export interface AtOfficeParts extends ReceptionParts {
  /** In whose name numbers are given (`officeCode`). */
  readonly officeCode: string
  readonly sealing: Office['sealing']
}

export interface CameToOffice {
  /** Made when the form was opened. */
  readonly id: string
  readonly kind: SubmissionKind
  readonly handedIn: HandedIn
  readonly answers: Answers
  /** What it is about. */
  readonly document?: string
}

/** Inside a transaction that holds the lock `office-number`. Gives back the receipt. Error: `office-numbers-used-up`. */
export async function keepAtOffice(
  came: CameToOffice,
  displayName: string,
  parts: AtOfficeParts,
): Promise<Result<string, 'office-numbers-used-up'>> {
  const receipt = await nextNumber(chinaDay(parts.now()), parts)
  if (!receipt.ok) return receipt
  await keepOfficeRow(parts)
  const envelope = await sealed(came, receipt.value, displayName, parts)
  const received = await receive(envelope, parts.officeCode, parts)
  // A number that was given already can only be a bug: the transaction takes it back.
  if (!received.ok) throw new Error(`expected a new number, got ${received.error.code}`)
  return receipt
}

/** Whether what is kept under an id is what is entered now: a second press (F1), or another paper. */
export function isSameAtOffice(
  { header, answers, document }: Pick<SubmissionPayload, 'header' | 'answers' | 'document'>,
  given: Pick<CameToOffice, 'handedIn' | 'answers' | 'document'>,
): boolean {
  const inOrder = (some: Answers) => JSON.stringify(Object.entries(some).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return (
    document === given.document &&
    JSON.stringify(header.handedIn) === JSON.stringify(given.handedIn) &&
    inOrder(answers) === inOrder(given.answers)
  )
}

async function sealed(
  { id, kind, handedIn, answers, document }: CameToOffice,
  receipt: string,
  displayName: string,
  { officeCode, offices, sealing, now }: AtOfficeParts,
): Promise<Envelope> {
  const form = currentForm(kind)
  const oral = handedIn.way === 'oral'
  const header: SubmissionHeader = {
    ...{ id, receipt, kind, form: { id: form.id, version: form.version } },
    ...{ addressee: offices[0] ?? '', terminal: officeCode, clockTrusted: true, onBehalf: oral, handedIn },
    // What came today came before it was typed.
    submittedAt: handedIn.day === chinaDay(now()) ? now().toISOString() : startOfDay(handedIn.day),
  }
  const payload: SubmissionPayload = {
    ...{ header, answers, ...(document !== undefined && { document }) },
    // Nobody is given it: the answer goes on the way the person chose, never by a terminal.
    queryCode: formatQueryCode(randomBytes(32)),
    ...(oral && { filledInBy: displayName.slice(0, BY_MAX_CHARACTERS) }),
  }
  const suite = suiteById(sealing.suite)
  const recipients = sealing.recipients.map(({ recipient }) => recipient)
  const bytes = await suite.seal(recipients, Buffer.from(JSON.stringify(payload)))
  return { format: 1, suite: suite.id, header, sha256: suite.hash(bytes), sealed: Buffer.from(bytes).toString('base64') }
}

/** The sequence never resets; a restored hub goes on under another letter. */
async function nextNumber(day: string, { store, officeCode }: AtOfficeParts): Promise<Result<string, 'office-numbers-used-up'>> {
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
