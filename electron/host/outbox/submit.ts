// A filled form to a receipt: checked, numbered, sealed, on disk; only then is the receipt shown.
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { currentSuite, suiteById } from '../../../platform/crypto/suites.ts'
import type { IssuedReceipt, terminalApi } from '../../../shared/api/terminal.ts'
import { chinaDay, type YearCalendar } from '../../../shared/calendar/working-days.ts'
import type { DocumentMeta } from '../../../shared/content/document.ts'
import type { Office } from '../../../shared/content/office.ts'
import { isOpenOn } from '../../../shared/content/visibility.ts'
import { answerBy } from '../../../shared/requests/answer-limit.ts'
import type { SubmissionHeader, SubmissionPayload } from '../../../shared/requests/envelope.ts'
import { ABOUT_A_DOCUMENT, checkAnswers, WITHIN_A_PERIOD } from '../../../shared/requests/form.ts'
import { formVersion } from '../../../shared/requests/forms.ts'
import { formatQueryCode } from '../../../shared/requests/receipt.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { helperWith } from '../roles/filling-help.ts'
import { storageFailure } from '../storage-failure.ts'
import type { SubmissionReserve } from '../submission-reserve.ts'

export type Filled = z.output<typeof terminalApi.submit.request>

export interface SubmitParts {
  readonly ledger: Ledger
  /** What a submission may use when the disk is full. */
  readonly reserve: SubmissionReserve
  readonly clock: Clock
  readonly office: () => Office | undefined
  readonly calendars: readonly YearCalendar[]
  /** The document a submission is about, as shown today. */
  readonly document: (id: string) => DocumentMeta | undefined
}

/**
 * Idempotent by the id made when the form was opened: a second tap gets the same receipt (F1, F14).
 * Errors: `form-unknown`, `form-incomplete`, `no-office`, `filing-off`, `office-moved`, `document-gone`, `period-over`, `disk-full`, `read-only`, `storage-failed`;
 * those of `helperWith`.
 */
export async function submit(filled: Filled, parts: SubmitParts): Promise<Result<IssuedReceipt>> {
  const { ledger, reserve, clock, office: currentOffice, calendars } = parts
  const grant = ledger.settings.get('grant')
  const office = currentOffice()
  if (grant === undefined || office === undefined) return fail('no-office')
  const helper = helperWith(filled.help, filled.kind, ledger, filled.submissionId)
  if (!helper.ok) return helper
  const away = ledger.settings.get('moved-away')
  const filledInBy = helper.value
  const issuedFor = (header: SubmissionHeader) => issued(header, { queryCode, filledInBy, office, calendars })
  const queryCode = queryCodeOf(filled)
  const earlier = ledger.submissions.byId(filled.submissionId)
  if (earlier !== undefined) {
    const same = earlier.codeCheck === (await currentSuite.stretch(queryCode, earlier.header.receipt))
    return same ? ok(issuedFor(earlier.header)) : fail('malformed')
  }
  // Sealed to an office that will not take it, it would only come back (F13).
  if (away !== undefined) return fail('office-moved', { body: away.to.body })
  const form = formVersion(filled.kind, filled.version)
  if (form === undefined) return fail('form-unknown')
  const answers = checkAnswers(form, filled.answers)
  if (!answers.ok) return fail('form-incomplete', { fields: Object.keys(answers.problems).join(' ') })
  if (filled.kind === 'disclosure-request' && (!office.filing.disclosureAtMachine || answers.answers['matter'] !== 'information'))
    return fail('filing-off')
  const about = checkDocument(filled, parts)
  if (!about.ok) return about
  try {
    const time = clock.time()
    const terminal = grant.terminal.code
    const day = time.trusted ? chinaDay(time.now) : undefined
    const receipt = reserve.withRoom(() => ledger.submissions.nextReceipt({ terminal, day }))
    const header: SubmissionHeader = {
      id: filled.submissionId,
      receipt,
      kind: filled.kind,
      form: { id: form.id, version: form.version },
      addressee: office.id,
      terminal,
      submittedAt: time.now.toISOString(),
      clockTrusted: time.trusted,
      onBehalf: filledInBy !== undefined,
    }
    const payload: SubmissionPayload = {
      header,
      answers: answers.answers,
      queryCode,
      ...(filled.document !== undefined && { document: filled.document }),
      ...(filledInBy !== undefined && { filledInBy }),
    }
    const suite = suiteById(office.sealing.suite)
    const recipients = office.sealing.recipients.map(({ recipient }) => recipient)
    const [sealed, codeCheck] = await Promise.all([
      suite.seal(recipients, Buffer.from(JSON.stringify(payload))),
      currentSuite.stretch(queryCode, receipt),
    ])
    const sha256 = suite.hash(sealed)
    const envelope = { format: 1, suite: suite.id, header, sha256, sealed: Buffer.from(sealed).toString('base64') } as const
    // Two taps may have reached this point together while one was sealing; the id decides, and both see the same receipt.
    const meanwhile = ledger.submissions.byId(filled.submissionId)
    if (meanwhile === undefined) reserve.withRoom(() => ledger.submissions.keep(envelope, codeCheck))
    return ok(issuedFor(meanwhile?.header ?? header))
  } catch (error) {
    const failure = storageFailure(error, 'ledger.sqlite')
    if (failure === undefined) throw error
    return { ok: false, error: failure }
  }
}

/** 纠错 needs its document; 意见征集 and 报名 also an open period. What was filled in stays on the page if not. */
function checkDocument({ kind, document }: Filled, { document: shown, clock }: SubmitParts): Result<void> {
  if (!ABOUT_A_DOCUMENT.includes(kind)) return ok(undefined)
  const meta = document === undefined ? undefined : shown(document)
  if (meta === undefined) return fail('document-gone')
  return !WITHIN_A_PERIOD.includes(kind) || isOpenOn(meta, clock.today()) ? ok(undefined) : fail('period-over')
}

/** Made from the seed that only the page holds, so the terminal needs to keep neither. */
function queryCodeOf({ codeSeed, submissionId }: Filled): string {
  return formatQueryCode(createHash('sha512').update(`zwgk query code ${submissionId} ${codeSeed}`).digest())
}

interface ReceiptOf {
  readonly queryCode: string
  /** The terminal can't read it again: it stands under the seal. */
  readonly filledInBy: string | undefined
  readonly office: Office
  readonly calendars: readonly YearCalendar[]
}

function issued(header: SubmissionHeader, { queryCode, filledInBy, office, calendars }: ReceiptOf): IssuedReceipt {
  const receipt = {
    number: header.receipt,
    queryCode,
    kind: header.kind,
    submittedAt: header.submittedAt,
    clockTrusted: header.clockTrusted,
    addressee: office.body,
    ...(filledInBy !== undefined && { filledInBy }),
  }
  if (header.kind !== 'disclosure-request' || !header.clockTrusted) return receipt
  return { ...receipt, answerBy: answerBy(chinaDay(new Date(header.submittedAt)), calendars) }
}
