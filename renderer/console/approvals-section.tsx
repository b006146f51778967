// 待批: what waits for the head of the office. A row opens the case: what is asked for, how the limit runs, what was done, and the decision.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Approval, type ApprovalRow, hubCasesApi } from '../../shared/api/hub-cases.ts'
import type { CaseAction } from '../../shared/requests/case/case-event.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { dayText } from '../ui/dates.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { currentLanguage } from '../ui/language.ts'
import { mapLoaded, useLoad } from '../ui/use-load.ts'
import { Entries, Proposal } from './case-card.tsx'
import { ClockCard } from './clock-card.tsx'
import { LimitLeft } from './limit-left.tsx'
import { SectionFrame, useRefresh } from './section-frame.tsx'
import { callSignedIn } from './session.ts'

export function ApprovalsSection() {
  const { t } = useTranslation()
  const [refresh, refreshNow] = useRefresh()
  const [opened, setOpened] = useState<Approval | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const [note, setNote] = useState('')
  const { loaded, retry } = useLoad('approvals', refresh, () => callSignedIn(hubCasesApi.approvals, {}))
  const open = async (id: string) => {
    setFailure(undefined)
    setNote('')
    const answer = await callSignedIn(hubCasesApi.approval, { id })
    if (answer.ok) setOpened(answer.value)
    else setFailure(answer.error)
  }
  const close = () => {
    setOpened(undefined)
    refreshNow()
  }
  if (opened !== undefined) {
    return (
      <OpenedApproval
        approval={opened}
        close={close}
        decided={(kind) => {
          setNote(t('cases:card.recorded', { step: t(`cases:step.${kind}`) }))
          close()
        }}
      />
    )
  }
  return (
    <>
      <p role="status" className={note === '' ? 'unseen' : 'note note-good'} data-testid="approval-note">
        {note}
      </p>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <SectionFrame
        title={t('approvals:title')}
        rows={mapLoaded(loaded, ({ rows }) => rows)}
        retry={retry}
        refresh={refreshNow}
        empty={t('approvals:empty')}
      >
        {(rows) => <ApprovalTable rows={rows} open={(id) => void open(id)} />}
      </SectionFrame>
    </>
  )
}

function ApprovalTable({ rows, open }: { rows: readonly ApprovalRow[]; open: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <div className="table-card">
      <table>
        <caption className="unseen">{t('approvals:title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('console:inbox.receipt')}</th>
            <th scope="col">{t('approvals:asks')}</th>
            <th scope="col">{t('console:inbox.last-day')}</th>
            <th scope="col">{t('approvals:if-agreed')}</th>
            <th scope="col">{t('console:inbox.left')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, workingDays, lastDayIfAgreed }) => (
            <tr key={row.id} data-testid="approval-row">
              <th scope="row">
                <button type="button" className="link receipt-cell" data-testid="open-approval" onClick={() => open(row.id)}>
                  {row.receipt}
                </button>
              </th>
              <td>{t('approvals:extension', { days: workingDays })}</td>
              <td className="nowrap">{row.limit?.lastDay ?? t('console:none')}</td>
              <td className="nowrap">{lastDayIfAgreed ?? t('console:none')}</td>
              <td>
                <LimitLeft row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface OpenedApprovalProps {
  approval: Approval
  close: () => void
  decided: (kind: CaseAction['kind']) => void
}

function OpenedApproval({ approval, close, decided }: OpenedApprovalProps) {
  const { t } = useTranslation()
  const { row, view, asked, lastDayIfAgreed } = approval
  const { proposal } = view.state
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <header className="section-head">
        <Button icon="back" onPress={close} testId="back-to-approvals">
          {t('approvals:back')}
        </Button>
        <h1 ref={heading} tabIndex={-1}>
          {t('approvals:case')} <span className="receipt-cell">{row.receipt}</span>
        </h1>
      </header>
      <section className="card" aria-labelledby="asked">
        <h2 id="asked">{t('approvals:asked')}</h2>
        <p className="reply-text" data-testid="asked">
          {asked}
        </p>
        <p className="soft">{t('approvals:without-applicant')}</p>
      </section>
      {row.limit === undefined ? null : (
        <ClockCard submission={{ row, clock: view.clock.days, today: view.today }} limit={row.limit} />
      )}
      <section className="card case" aria-labelledby="done">
        <h2 id="done">{t('cases:card.entries')}</h2>
        <Entries view={view} />
        {proposal === undefined ? (
          <p className="note">{t('approvals:decided')}</p>
        ) : (
          <>
            {lastDayIfAgreed === undefined ? null : (
              <p>{t('approvals:would-be', { day: dayText(lastDayIfAgreed, currentLanguage()) })}</p>
            )}
            <Proposal view={view} proposal={proposal} recorded={decided} />
          </>
        )}
      </section>
    </>
  )
}
