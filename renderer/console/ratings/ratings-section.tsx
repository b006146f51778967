// 差评回访: bad ratings by their last day, what became of them month by month; a row opens the rating.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FollowUpRow, type FollowUpView, hubFollowUpApi } from '../../../shared/api/hub-follow-up.ts'
import type { Failure } from '../../../shared/result.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { mapLoaded, useLoad } from '../../ui/use-load.ts'
import { Pager, pageOf } from '../pager.tsx'
import { SectionFrame, useRefresh } from '../section-frame.tsx'
import { callSignedIn } from '../session.ts'
import { FollowUpMonths } from './follow-up-months.tsx'
import { RATINGS_SHOWN, type RatingsShown, shownRatings } from './rating-filter.ts'
import { RatingView } from './rating-view.tsx'
import { RatingsTable } from './ratings-table.tsx'

export function RatingsSection() {
  const { t } = useTranslation()
  const [refresh, refreshNow] = useRefresh()
  const [show, setShow] = useState<RatingsShown>('all')
  const [page, setPage] = useState(0)
  const [opening, setOpening] = useState<string | undefined>()
  const [opened, setOpened] = useState<FollowUpView | undefined>()
  /** The row to come back to. */
  const [last, setLast] = useState<string | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad('ratings', refresh, () => callSignedIn(hubFollowUpApi.followUps, {}))

  const open = async ({ row }: FollowUpRow) => {
    setOpening(row.id)
    setFailure(undefined)
    const answer = await callSignedIn(hubFollowUpApi.openFollowUp, { id: row.id })
    setOpening(undefined)
    if (answer.ok) setOpened(answer.value)
    else setFailure(answer.error)
  }
  if (opened !== undefined) {
    return (
      <RatingView
        view={opened}
        changed={setOpened}
        close={() => {
          setLast(opened.submission.row.id)
          setOpened(undefined)
          refreshNow()
        }}
      />
    )
  }
  return (
    <>
      <SectionFrame
        title={t('ratings:title')}
        rows={mapLoaded(loaded, ({ rows }) => rows)}
        retry={retry}
        refresh={refreshNow}
        empty={t('ratings:empty')}
      >
        {(all) => {
          const rows = shownRatings(all, show)
          return (
            <>
              <Filters
                rows={all}
                show={show}
                choose={(chosen) => {
                  setShow(chosen)
                  setPage(0)
                }}
              />
              {failure === undefined ? null : <FailureNote failure={failure} />}
              {rows.length === 0 ? (
                <p className="empty" role="status" data-testid="none-match">
                  {t('ratings:none-match')}
                </p>
              ) : (
                <RatingsTable rows={pageOf(rows, page)} opening={opening} comingFrom={last} open={(row) => void open(row)} />
              )}
              <Pager page={page} total={rows.length} turn={setPage} />
            </>
          )
        }}
      </SectionFrame>
      {loaded.state === 'ready' ? (
        <>
          {loaded.value.unread === 0 ? null : (
            <p className="note note-warn" data-testid="unread-ratings">
              {t('ratings:unread', { count: loaded.value.unread })}
            </p>
          )}
          <p className="soft">{t('ratings:rule', { number: loaded.value.allowed })}</p>
          <FollowUpMonths months={loaded.value.months} />
        </>
      ) : null}
    </>
  )
}

interface FiltersProps {
  rows: readonly FollowUpRow[]
  show: RatingsShown
  choose: (show: RatingsShown) => void
}

function Filters({ rows, show, choose }: FiltersProps) {
  const { t } = useTranslation()
  return (
    <div className="filter-bar">
      <fieldset className="filters" aria-label={t('console:inbox.show')}>
        {RATINGS_SHOWN.map((one) => (
          <button key={one} type="button" aria-pressed={one === show} data-testid={`show-${one}`} onClick={() => choose(one)}>
            {t(`ratings:show.${one}`)} <span className="count">{shownRatings(rows, one).length}</span>
          </button>
        ))}
      </fieldset>
    </div>
  )
}
