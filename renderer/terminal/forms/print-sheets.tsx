// What a visitor takes away on paper: the receipt (回执), and the filled form to sign and hand in at the window (条例 第29条: paper is always open).
import { useTranslation } from 'react-i18next'
import type { IssuedReceipt } from '../../../shared/api/terminal.ts'
import { askedFields, type FormDefinition } from '../../../shared/requests/form.ts'
import { formatReceiptScan, groupQueryCode } from '../../../shared/requests/receipt.ts'
import { dayText, momentText } from '../../ui/dates.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { useAddressee } from '../frame/hall-contact.ts'
import { PrintButton } from '../frame/print-button.tsx'
import { PrintRows } from '../frame/print-rows.tsx'
import type { Draft } from '../state/draft.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'

export function ReceiptSheet({ issued }: { issued: IssuedReceipt }) {
  const addressee = useAddressee(issued.addressee)
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const phone = useHostState((host) => host.state?.office?.contact.inquiryPhone)
  const rows: [string, string][] = [
    [t('terminal:receipt.number'), issued.number],
    [t('terminal:receipt.query-code'), groupQueryCode(issued.queryCode)],
    [t('terminal:receipt.addressee'), addressee.words],
    ...(issued.filledInBy === undefined ? [] : [[t('help:filling.filled-in-by'), issued.filledInBy] satisfies [string, string]]),
    [
      t('terminal:receipt.submitted-at'),
      issued.clockTrusted ? momentText(issued.submittedAt, language) : t('terminal:receipt.time-untrusted'),
    ],
    ...(phone === undefined ? [] : [[t('common:inquiry-phone'), phone] satisfies [string, string]]),
  ]
  return (
    <>
      <h1>{t('takeaway:sheet.receipt-title', { kind: t(`terminal:open.${issued.kind}`) })}</h1>
      <PrintRows rows={rows} />
      <QrCode text={formatReceiptScan(issued.number, issued.queryCode)} label={t('terminal:receipt.qr')} />
      {issued.answerBy === undefined ? null : (
        <p>
          {t('terminal:receipt.day-of-receipt')}
          {t('terminal:receipt.answer-by', { day: dayText(issued.answerBy.day, language) })}
          {issued.answerBy.estimated ? t('terminal:receipt.estimated') : null}
        </p>
      )}
      <p>{t('terminal:receipt.how-to-look-up')}</p>
    </>
  )
}

/** Printed before anything is sealed; nothing of it is kept. */
export function PrintForm({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  return (
    <PrintButton
      words={t('takeaway:print-words.form')}
      kind="form"
      instead={t('takeaway:instead.form')}
      sheet={<FormSheet draft={draft} />}
    />
  )
}

/** 条例 第29条: in writing, signed; whoever can't write has it written for them, and that is written down too. */
function FormSheet({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const body = useHostState((host) => host.state?.office?.body)
  return (
    <>
      <h1>{t('takeaway:sheet.form-title', { form: t(`forms:${draft.form.id}.name`), body: body ?? '' })}</h1>
      <PrintRows rows={answeredRows(draft.form, draft, t)} />
      <div className="print-signatures">
        <p>{t('takeaway:sheet.signature')}</p>
        <p>{t('takeaway:sheet.filled-in-by')}</p>
        <p>{t('takeaway:sheet.day')}</p>
      </div>
      <p>{t('takeaway:sheet.form-hand-in')}</p>
      <p>{t('takeaway:sheet.form-proxy')}</p>
      <p className="print-on-roll">{t('takeaway:sheet.fades')}</p>
    </>
  )
}

function answeredRows(form: FormDefinition, draft: Draft, t: (key: string) => string): [string, string][] {
  return askedFields(form, draft.answers).map((field) => {
    const answer = draft.answers[field.id]?.trim() ?? ''
    const path = `forms:${form.id}.field.${field.id}`
    const words = answer === '' ? t('common:not-written') : field.type === 'choice' ? t(`${path}.option.${answer}`) : answer
    return [t(`${path}.label`), words]
  })
}
