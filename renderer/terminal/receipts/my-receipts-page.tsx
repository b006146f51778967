// 我的回执: number and query code, then where the matter stands. What is typed lives only while this page is open.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReceiptStatus, terminalApi } from '../../../shared/api/terminal.ts'
import { groupReceipt, groupTypedCode, parseQueryCode, parseReceipt, parseReceiptScan } from '../../../shared/requests/receipt.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { CodeField } from '../../ui/code-field.tsx'
import { ErrorSummary, type SummaryLine } from '../../ui/error-summary.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { ReceiptState } from './receipt-state.tsx'

const NUMBER_ID = 'input-receipt-number'
const CODE_ID = 'input-query-code'

export function MyReceiptsPage() {
  const { t } = useTranslation()
  const [number, setNumber] = useState('')
  const [queryCode, setQueryCode] = useState('')
  const [lines, setLines] = useState<SummaryLine[]>([])
  const [attempt, setAttempt] = useState(0)
  const [looking, setLooking] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const [status, setStatus] = useState<ReceiptStatus | undefined>()

  const typeNumber = (typed: string) => {
    // A scanner types the whole code into the field that has the focus.
    const scanned = parseReceiptScan(typed)
    setNumber(scanned?.number ?? grouped(number, typed, groupReceipt))
    if (scanned !== undefined) setQueryCode(groupTypedCode(scanned.queryCode))
  }
  const lookUp = async () => {
    const wrong: SummaryLine[] = []
    if (parseReceipt(number) === undefined) wrong.push({ target: NUMBER_ID, words: t('forms:problem.receipt-number') })
    if (parseQueryCode(queryCode) === undefined) wrong.push({ target: CODE_ID, words: t('forms:problem.query-code') })
    setLines(wrong)
    setAttempt((n) => n + 1)
    setFailure(undefined)
    if (wrong.length > 0) return
    setLooking(true)
    const answer = await call(terminalApi.receipt, { number, queryCode })
    setLooking(false)
    if (answer.ok) setStatus(answer.value)
    else setFailure(answer.error)
  }

  if (status !== undefined) {
    return (
      <Page turn="receipt-state" onBack={() => setStatus(undefined)}>
        <ReceiptState status={status} />
      </Page>
    )
  }
  return (
    <Page
      turn="my-receipts"
      onward={
        <Button look="primary" icon="search" testId="look-up" busy={looking} onPress={() => void lookUp()}>
          {looking ? t('common:looking') : t('terminal:my-receipts.look-up')}
        </Button>
      }
    >
      <form
        className="question"
        onSubmit={(event) => {
          event.preventDefault()
          void lookUp()
        }}
      >
        <ErrorSummary lines={lines} attempt={attempt} />
        {failure === undefined ? null : <FailureNote failure={failure} />}
        <h1>{t('terminal:my-receipts.title')}</h1>
        <p className="question-hint">{t('terminal:my-receipts.hint')}</p>
        <CodeField
          id={NUMBER_ID}
          testId="receipt-number-input"
          label={t('terminal:receipt.number')}
          hint={t('terminal:my-receipts.number-hint')}
          problem={lines.find((line) => line.target === NUMBER_ID)?.words}
          value={number}
          onChange={typeNumber}
        />
        <CodeField
          id={CODE_ID}
          testId="query-code-input"
          label={t('terminal:receipt.query-code')}
          hint={t('terminal:my-receipts.code-hint')}
          problem={lines.find((line) => line.target === CODE_ID)?.words}
          value={queryCode}
          onChange={(typed) => setQueryCode(grouped(queryCode, typed, groupTypedCode))}
        />
        {/* So that Enter in either field looks up. */}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true" />
      </form>
    </Page>
  )
}

/** Groups come while somebody writes on at the end; what they mend in the middle or take away stays as they leave it. */
function grouped(before: string, typed: string, group: (typed: string) => string): string {
  return typed.length > before.length && typed.startsWith(before) ? group(typed) : typed
}
