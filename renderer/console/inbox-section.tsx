// 收件: what the terminals have sent, newest first; a row opens the submission.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi, type InboxRow, type OpenedSubmission } from '../../shared/api/hub-console.ts'
import { SUBMISSION_KINDS, type SubmissionKind } from '../../shared/requests/form.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/dates.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { currentLanguage } from '../ui/language.ts'
import { mapLoaded, useLoad } from '../ui/use-load.ts'
import { SectionFrame } from './section-frame.tsx'
import { callSignedIn } from './session.ts'
import { SubmissionView } from './submission-view.tsx'

export function InboxSection() {
  const { t } = useTranslation()
  const [refresh, setRefresh] = useState(0)
  const [kind, setKind] = useState<SubmissionKind | 'all'>('all')
  const [opening, setOpening] = useState<string | undefined>()
  const [opened, setOpened] = useState<OpenedSubmission | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad('inbox', refresh, () => callSignedIn(hubConsoleApi.inbox, {}))

  const open = async (row: InboxRow) => {
    setOpening(row.id)
    setFailure(undefined)
    const answer = await callSignedIn(hubConsoleApi.open, { id: row.id })
    setOpening(undefined)
    if (answer.ok) setOpened(answer.value)
    else setFailure(answer.error)
  }

  if (opened !== undefined) {
    return (
      <SubmissionView
        submission={opened}
        changed={setOpened}
        close={() => {
          setOpened(undefined)
          setRefresh((n) => n + 1)
        }}
      />
    )
  }
  const rows = loaded.state === 'ready' ? loaded.value.rows : []
  const count = (one: SubmissionKind | 'all') => rows.filter((row) => one === 'all' || row.kind === one).length
  const filters = (
    <fieldset className="filters" aria-label={t('console:inbox.kind')}>
      {(['all', ...SUBMISSION_KINDS] as const).map((one) => (
        <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
          {one === 'all' ? t('console:inbox.all') : t(`console:kind.${one}`)} {count(one)}
        </button>
      ))}
    </fieldset>
  )
  return (
    <>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <SectionFrame
        title={t('console:nav.inbox')}
        filters={filters}
        rows={mapLoaded(loaded, ({ rows: all }) => all)}
        retry={retry}
        refresh={() => setRefresh((n) => n + 1)}
        empty={t('console:inbox.empty')}
      >
        {(all) => (
          <InboxTable
            rows={all.filter((row) => kind === 'all' || row.kind === kind)}
            opening={opening}
            open={(row) => void open(row)}
          />
        )}
      </SectionFrame>
    </>
  )
}

interface InboxTableProps {
  rows: readonly InboxRow[]
  opening: string | undefined
  open: (row: InboxRow) => void
}

function InboxTable({ rows, opening, open }: InboxTableProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <div className="table-card">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('console:inbox.receipt')}</th>
            <th scope="col">{t('console:inbox.kind')}</th>
            <th scope="col">{t('console:inbox.terminal')}</th>
            <th scope="col">{t('console:inbox.submitted')}</th>
            <th scope="col">{t('console:inbox.received')}</th>
            <th scope="col">{t('console:inbox.state')}</th>
            <th scope="col">
              <span className="unseen">{t('console:inbox.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-testid="inbox-row" data-receipt={row.receipt} data-state={row.state}>
              <td className="receipt-cell">{row.receipt}</td>
              <td>
                {t(`console:kind.${row.kind}`)}
                {row.onBehalf ? <span className="tag">{t('console:inbox.on-behalf')}</span> : null}
              </td>
              <td>{row.terminal}</td>
              <td>
                {momentText(row.submittedAt, language)}
                {row.clockTrusted ? null : <span className="tag tag-warn">{t('console:inbox.clock-untrusted')}</span>}
              </td>
              <td>{momentText(row.receivedAt, language)}</td>
              <td>
                <span className={`tag tag-${row.state}`}>{t(`console:state.${row.state}`)}</span>
              </td>
              <td>
                <Button testId="open" busy={opening === row.id} onPress={() => open(row)}>
                  {opening === row.id ? t('console:inbox.opening') : t('console:inbox.open')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
