// 收件: what the terminals have sent, newest first; a row opens the submission.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubConsoleApi, type InboxRow, type OpenedSubmission } from '../../shared/api/hub-console.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { mapLoaded, useLoad } from '../ui/use-load.ts'
import { HandInView } from './hand-in/hand-in-view.tsx'
import { filtered, type InboxFilter, NO_FILTER } from './inbox-filter.ts'
import { InboxFilters } from './inbox-filters.tsx'
import { InboxTable } from './inbox-table.tsx'
import { DueResults, useOpinionCalls } from './opinions/due-results.tsx'
import { OpinionsView } from './opinions/opinions-view.tsx'
import { Pager, pageOf } from './pager.tsx'
import { SectionFrame, useRefresh } from './section-frame.tsx'
import { callSignedIn } from './session.ts'
import { SubmissionView } from './submission-view.tsx'

export function InboxSection({ openDocument }: { openDocument: (id: string) => void }) {
  const { t } = useTranslation()
  const [refresh, refreshNow] = useRefresh()
  const [filter, setFilter] = useState<InboxFilter>(NO_FILTER)
  const [page, setPage] = useState(0)
  const [opening, setOpening] = useState<string | undefined>()
  const [opened, setOpened] = useState<OpenedSubmission | undefined>()
  /** The row to come back to. */
  const [last, setLast] = useState<string | undefined>()
  const [handingIn, setHandingIn] = useState(false)
  /** The one that was entered just now. */
  const [entered, setEntered] = useState<string | undefined>()
  /** 采纳情况: of one call, or the list of them. */
  const [opinions, setOpinions] = useState<{ readonly call: string | undefined } | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad('inbox', refresh, () => callSignedIn(hubConsoleApi.inbox, {}))
  const calls = useOpinionCalls(refresh)

  const open = async (row: InboxRow) => {
    setOpening(row.id)
    setFailure(undefined)
    const answer = await callSignedIn(hubConsoleApi.open, { id: row.id })
    setOpening(undefined)
    if (answer.ok) setOpened(answer.value)
    else setFailure(answer.error)
  }

  if (handingIn) {
    return (
      <HandInView
        close={() => setHandingIn(false)}
        entered={(submission) => {
          setHandingIn(false)
          setEntered(submission.row.id)
          setOpened(submission)
        }}
      />
    )
  }
  if (opinions !== undefined) {
    return (
      <OpinionsView
        first={opinions.call}
        leave={t('adoption:back.inbox')}
        close={() => {
          setOpinions(undefined)
          refreshNow()
        }}
        openDocument={openDocument}
      />
    )
  }
  if (opened !== undefined) {
    return (
      <SubmissionView
        submission={opened}
        entered={opened.row.id === entered}
        changed={setOpened}
        toCall={(call) => {
          setOpened(undefined)
          setOpinions({ call })
        }}
        close={() => {
          setLast(opened.row.id)
          setOpened(undefined)
          setEntered(undefined)
          refreshNow()
        }}
      />
    )
  }
  return (
    <SectionFrame
      title={t('console:nav.inbox')}
      actions={
        <>
          <Button icon="request" testId="begin-hand-in" onPress={() => setHandingIn(true)}>
            {t('handin:begin')}
          </Button>
          <Button icon="opinion" testId="to-calls" onPress={() => setOpinions({ call: undefined })}>
            {t('adoption:to-calls')}
          </Button>
        </>
      }
      notice={<DueResults calls={calls} go={(call) => setOpinions({ call })} />}
      rows={mapLoaded(loaded, ({ rows }) => rows)}
      retry={retry}
      refresh={refreshNow}
      empty={t('console:inbox.empty')}
    >
      {(all) => {
        const rows = filtered(all, filter)
        return (
          <>
            <InboxFilters
              rows={all}
              filter={filter}
              change={(change) => {
                setFilter({ ...filter, ...change })
                setPage(0)
              }}
            />
            {failure === undefined ? null : <FailureNote failure={failure} />}
            {rows.length === 0 ? (
              <p className="empty" role="status" data-testid="none-match">
                {t('console:inbox.none-match')}
              </p>
            ) : (
              <InboxTable rows={pageOf(rows, page)} opening={opening} comingFrom={last} open={(row) => void open(row)} />
            )}
            <Pager page={page} total={rows.length} turn={setPage} />
          </>
        )
      }}
    </SectionFrame>
  )
}
