// 年报: the tables of the year counted from the cases, what is still to settle, and the report as Word and Excel.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubCasesApi, type YearlyReport } from '../../shared/api/hub-cases.ts'
import { RESULT_ROWS } from '../../shared/requests/case/answer-code.ts'
import { APPLICANT_KINDS, type TableRow } from '../../shared/requests/case/yearly-table.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { dayOf } from '../ui/dates.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { useLoad } from '../ui/use-load.ts'
import { Waiting } from '../ui/waiting.tsx'
import { download } from './download.ts'
import { callSignedIn } from './session.ts'

/** The first year whose form is this one. */
const FIRST_YEAR = 2021

export function YearlySection() {
  const { t } = useTranslation()
  const thisYear = Number(dayOf(new Date()).slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [busy, setBusy] = useState<'docx' | 'xlsx' | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad(`yearly-${year}`, 0, () => callSignedIn(hubCasesApi.yearlyReport, { year }))
  const make = async (format: 'docx' | 'xlsx') => {
    setBusy(format)
    setFailure(undefined)
    const answer = await callSignedIn(hubCasesApi.yearlyFile, { year, format })
    setBusy(undefined)
    if (answer.ok) download(answer.value)
    else setFailure(answer.error)
  }
  return (
    <>
      <header className="section-head">
        <h1>{t('cases:yearly.title')}</h1>
        <select
          aria-label={t('cases:yearly.year')}
          value={year}
          data-testid="yearly-year"
          onChange={(event) => setYear(Number(event.target.value))}
        >
          {Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, at) => thisYear - at).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <Button busy={busy === 'docx'} testId="yearly-docx" onPress={() => void make('docx')}>
          {t('cases:yearly.docx')}
        </Button>
        <Button busy={busy === 'xlsx'} testId="yearly-xlsx" onPress={() => void make('xlsx')}>
          {t('cases:yearly.xlsx')}
        </Button>
      </header>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <Report report={loaded.value} /> : null}
    </>
  )
}

function Report({ report }: { report: YearlyReport }) {
  const { t } = useTranslation()
  const { table, problems, toSettle } = report
  return (
    <>
      <p className={problems.length === 0 ? 'note note-good' : 'note note-warn'} data-testid="yearly-balance">
        {problems.length === 0 ? t('cases:yearly.balanced') : t('cases:yearly.not-balanced', { number: problems.length })}
      </p>
      {toSettle.length === 0 ? null : (
        <div className="note note-warn" data-testid="yearly-to-settle">
          <p>{t('cases:yearly.to-settle')}</p>
          <ul className="plain-list">
            {toSettle.map(({ receipt, what }) => (
              <li key={`${receipt}/${what}`}>
                {receipt}：{t(`cases:yearly.settle.${what}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="table-card">
        <table data-testid="yearly-table">
          <caption className="unseen">{t('cases:yearly.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cases:yearly.item')}</th>
              {APPLICANT_KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t(`cases:applicant.${kind}`)}
                </th>
              ))}
              <th scope="col">{t('cases:yearly.total')}</th>
            </tr>
          </thead>
          <tbody>
            <Line name={t('cases:yearly.received')} row={table.received} />
            <Line name={t('cases:yearly.carried-in')} row={table.carriedIn} />
            {RESULT_ROWS.map((row) => (
              <Line key={row} name={t(`cases:code.${row}`)} row={table.results[row]} />
            ))}
            <Line name={t('cases:yearly.results-total')} row={table.resultsTotal} />
            <Line name={t('cases:yearly.carried-out')} row={table.carriedOut} />
          </tbody>
        </table>
      </div>
    </>
  )
}

function Line({ name, row }: { name: string; row: TableRow }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {APPLICANT_KINDS.map((kind) => (
        <td key={kind}>{row[kind]}</td>
      ))}
      <td>{row.total}</td>
    </tr>
  )
}
