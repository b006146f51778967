// The receipt (回执), shown once: number, query code, QR, times, and what will happen by when.
// Nothing stands bottom right here: the last of ten taps on 提交 must not put the receipt away.
import { useTranslation } from 'react-i18next'
import type { IssuedReceipt } from '../../../shared/api/terminal.ts'
import { groupQueryCode } from '../../../shared/requests/receipt.ts'
import { dayText, momentText } from '../../ui/dates.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { Page } from '../frame/page.tsx'
import { useDesk } from '../state/draft.ts'
import { dropWrittenAndGoHome } from '../state/session.ts'
import { useViewing } from '../state/viewing.ts'
import { PrintReceipt } from './print-sheets.tsx'

export function ReceiptPage() {
  const issued = useDesk((desk) => desk.issued)
  return (
    <Page turn="receipt" backHidden onHome={dropWrittenAndGoHome}>
      {issued === undefined ? null : <Receipt issued={issued} />}
    </Page>
  )
}

function Receipt({ issued }: { issued: IssuedReceipt }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <>
      <div className="note note-good" data-keep="">
        <h1>{t(`terminal:receipt.title.${issued.kind}`)}</h1>
        <p>{t('terminal:receipt.keep')}</p>
      </div>
      <div className="receipt-sheets">
        <section className="sheet sheet-short receipt">
          <dl className="receipt-codes">
            <div data-keep="">
              <dt>{t('terminal:receipt.number')}</dt>
              <dd className="code" data-testid="receipt-number">
                {issued.number}
              </dd>
            </div>
            <div data-keep="">
              <dt>{t('terminal:receipt.query-code')}</dt>
              <dd className="code" data-testid="query-code">
                {groupQueryCode(issued.queryCode)}
              </dd>
            </div>
          </dl>
          <QrCode text={issued.number} label={t('terminal:receipt.qr')} />
        </section>
        <section className="sheet sheet-short">
          <dl className="receipt-facts">
            <Fact name={t('terminal:receipt.addressee')} value={issued.addressee} lang="zh-CN" />
            <Fact
              name={t('terminal:receipt.submitted-at')}
              value={issued.clockTrusted ? momentText(issued.submittedAt, language) : t('terminal:receipt.time-untrusted')}
            />
          </dl>
          {issued.kind === 'disclosure-request' ? <p>{t('terminal:receipt.day-of-receipt')}</p> : null}
          {issued.answerBy === undefined ? null : (
            <p className="receipt-answer-by">
              {t('terminal:receipt.answer-by', { day: dayText(issued.answerBy.day, language) })}
              {issued.answerBy.estimated ? <small>{t('terminal:receipt.estimated')}</small> : null}
            </p>
          )}
          <p>{t('terminal:receipt.how-to-look-up')}</p>
        </section>
      </div>
      <div className="button-row">
        <PrintReceipt issued={issued} />
      </div>
    </>
  )
}

function Fact({ name, value, lang }: { name: string; value: string; lang?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd lang={lang}>{value}</dd>
    </div>
  )
}
