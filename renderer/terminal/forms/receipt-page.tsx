// The receipt (回执), shown once: number, query code, QR, times, and what will happen by when.
// 打印回执 stands bottom right where the shell can print; nothing there puts the receipt away, and the last of ten taps on 提交 does nothing.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssuedReceipt } from '../../../shared/api/terminal.ts'
import { formatReceiptScan, groupQueryCode } from '../../../shared/requests/receipt.ts'
import { Button } from '../../ui/button.tsx'
import { dayText, momentText } from '../../ui/dates.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { Whole } from '../../ui/whole.tsx'
import { useAddressee } from '../frame/hall-contact.ts'
import { Page } from '../frame/page.tsx'
import { pauseGate } from '../frame/pause-gate.ts'
import { PrintedNote } from '../frame/print-button.tsx'
import { PrintSheet } from '../frame/print-sheet.tsx'
import { type Printing, usePrinting } from '../frame/printing.ts'
import { useDesk } from '../state/draft.ts'
import { dropWrittenAndGoHome } from '../state/session.ts'
import { terminalShell } from '../state/shell.ts'
import { useViewing } from '../state/viewing.ts'
import { ReceiptSheet } from './print-sheets.tsx'

const PAUSE_MS = 1000

export function ReceiptPage() {
  const issued = useDesk((desk) => desk.issued)
  const { t } = useTranslation()
  const printing = usePrinting('receipt')
  const [passes] = useState(() => pauseGate(PAUSE_MS, performance.now()))
  const print = () => {
    if (passes(performance.now())) printing.print()
  }
  return (
    <Page
      turn="receipt"
      backHidden
      onHome={dropWrittenAndGoHome}
      onward={
        terminalShell() === undefined || printing.broken !== undefined ? null : (
          <Button look="primary" icon="print" testId="print" busy={printing.busy} onPress={print}>
            {t('takeaway:print-words.receipt')}
          </Button>
        )
      }
    >
      {issued === undefined ? null : <Receipt issued={issued} printing={printing} />}
    </Page>
  )
}

function Receipt({ issued, printing }: { issued: IssuedReceipt; printing: Printing }) {
  const addressee = useAddressee(issued.addressee)
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <>
      <div className="note note-good" data-keep="">
        <h1>{t(`terminal:receipt.title.${issued.kind}`)}</h1>
        <p>{t(terminalShell() === undefined ? 'terminal:receipt.keep' : 'terminal:receipt.keep-on-paper')}</p>
      </div>
      <PrintedNote printing={printing} instead={t('takeaway:instead.receipt')} />
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
          <div className="receipt-scan">
            <QrCode text={formatReceiptScan(issued.number, issued.queryCode)} label={t('terminal:receipt.qr')} />
            <p aria-hidden="true">{t('terminal:receipt.scan')}</p>
          </div>
        </section>
        <section className="sheet sheet-short">
          <dl className="receipt-facts">
            <Fact name={t('terminal:receipt.addressee')} value={addressee.words} lang={addressee.lang} />
            {issued.filledInBy === undefined ? null : <Fact name={t('help:filling.filled-in-by')} value={issued.filledInBy} />}
            <Fact
              name={t('terminal:receipt.submitted-at')}
              value={issued.clockTrusted ? momentText(issued.submittedAt, language) : t('terminal:receipt.time-untrusted')}
            />
          </dl>
          {issued.kind === 'disclosure-request' ? <p>{t('terminal:receipt.day-of-receipt')}</p> : null}
          {issued.answerBy === undefined ? null : (
            <p className="receipt-answer-by">
              <Whole>{t('terminal:receipt.answer-by', { day: dayText(issued.answerBy.day, language) })}</Whole>
              {issued.answerBy.estimated ? <small>{t('terminal:receipt.estimated')}</small> : null}
            </p>
          )}
          <p>{t('terminal:receipt.how-to-look-up')}</p>
        </section>
      </div>
      <PrintSheet printing={printing}>
        <ReceiptSheet issued={issued} />
      </PrintSheet>
    </>
  )
}

function Fact({ name, value, lang }: { name: string; value: string; lang?: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd lang={lang}>{value}</dd>
    </div>
  )
}
