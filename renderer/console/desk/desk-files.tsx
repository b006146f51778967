// The desk's files as a table: where each stands, its four steps with names and times; new ones are begun here.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DeskRow, hubDeskApi } from '../../../shared/api/hub-desk.ts'
import type { DeskPerson } from '../../../shared/desk/desk-steps.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Moment } from '../moment.tsx'
import { Pager, pageOf } from '../pager.tsx'
import { useRefresh } from '../section-frame.tsx'
import { callSignedIn } from '../session.ts'
import { DESK_SHOWN, type DeskShown, shownRows } from './desk-filter.ts'
import type { Beginning } from './draft-form.tsx'

interface DeskFilesProps {
  person: DeskPerson
  last: string | undefined
  open: (id: string) => Promise<void>
  begin: (beginning: Beginning) => void
}

export function DeskFiles({ person, last, open, begin }: DeskFilesProps) {
  const { t } = useTranslation()
  const [refresh, refreshNow] = useRefresh()
  const { loaded, retry } = useLoad('desk', refresh, () => callSignedIn(hubDeskApi.rows, {}))
  return (
    <>
      <div className="button-row">
        {person.roles.includes('editor') ? (
          <>
            <Button look="primary" testId="new-document" onPress={() => begin({ kind: 'notice' })}>
              {t('desk:new')}
            </Button>
            <Button icon="alert" testId="new-urgent" onPress={() => begin({ kind: 'notice', urgent: true })}>
              {t('desk:urgent.new')}
            </Button>
          </>
        ) : null}
        <Button onPress={refreshNow} testId="refresh">
          {t('console:refresh')}
        </Button>
      </div>
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <Files rows={loaded.value.rows} person={person} last={last} open={open} /> : null}
    </>
  )
}

/** What somebody who comes most likely looks for. */
const FIRST: readonly DeskShown[] = ['mine', 'working', 'published']

interface FilesProps extends Omit<DeskFilesProps, 'begin'> {
  rows: readonly DeskRow[]
}

function Files({ rows, person, last, open }: FilesProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<DeskShown>(() => FIRST.find((one) => shownRows(rows, one, '', person).length > 0) ?? 'all')
  const [find, setFind] = useState('')
  const [page, setPage] = useState(0)
  const found = shownRows(rows, shown, find, person)
  return (
    <>
      <div className="filter-bar">
        <fieldset className="filters" aria-label={t('desk:list.show')}>
          {DESK_SHOWN.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === shown}
              data-testid={`show-${one}`}
              onClick={() => {
                setShown(one)
                setPage(0)
              }}
            >
              {t(`desk:show.${one}`)} <span className="count">{shownRows(rows, one, find, person).length}</span>
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          className="number-search"
          aria-label={t('desk:list.find')}
          placeholder={t('desk:list.find')}
          maxLength={100}
          value={find}
          data-testid="find-title"
          onChange={(event) => {
            setFind(event.target.value)
            setPage(0)
          }}
        />
      </div>
      {found.length === 0 ? (
        <p className="empty" role="status" data-testid="none-match">
          {t(rows.length === 0 ? 'desk:list.empty' : 'desk:list.none-match')}
        </p>
      ) : (
        <FileTable rows={pageOf(found, page)} last={last} open={open} />
      )}
      <Pager page={page} total={found.length} turn={setPage} />
    </>
  )
}

function FileTable({ rows, last, open }: Pick<FilesProps, 'rows' | 'last' | 'open'>) {
  const { t } = useTranslation()
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <div className="table-card">
      <table data-testid="desk-table">
        <caption className="unseen">{t('desk:title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk:field.title')}</th>
            <th scope="col">{t('desk:field.kind')}</th>
            <th scope="col">{t('desk:list.stage')}</th>
            <th scope="col">{t('desk:step.draft')}</th>
            <th scope="col">{t('desk:step.content')}</th>
            <th scope="col">{t('desk:step.secrecy')}</th>
            <th scope="col">{t('desk:step.signing')}</th>
            <th scope="col">{t('desk:list.published')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-testid="desk-row" data-document={row.id} data-stage={row.stage}>
              <th scope="row" className="title-cell">
                <button
                  type="button"
                  className="link"
                  lang={row.language}
                  ref={row.id === last ? back : undefined}
                  data-testid="open-document"
                  onClick={() => void open(row.id)}
                >
                  {row.title}
                </button>
              </th>
              <td className="kind-cell">{t(`common:kind-of-one.${row.kind}`)}</td>
              <td>
                <StageTag row={row} />
              </td>
              <StepCell step={row.editor} />
              <StepCell step={row.content} />
              <StepCell step={row.secrecy} />
              <StepCell step={row.signed} />
              <td className="nowrap">{row.publishedOn ?? t('console:none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function StageTag({ row }: { row: DeskRow }) {
  const { t } = useTranslation()
  const look = row.stage === 'published' ? 'tag tag-answered' : row.stage === 'withdrawn' ? 'tag' : 'tag tag-warn'
  const isReturned = row.stage === 'draft' && row.returned !== undefined
  return (
    <span className={look} data-testid="stage">
      {isReturned ? t('desk:stage.returned') : t(`desk:stage.${row.stage}`)}
    </span>
  )
}

function StepCell({ step }: { step: DeskRow['editor'] }) {
  const { t } = useTranslation()
  if (step === undefined) return <td className="soft">{t('console:none')}</td>
  return (
    <td className="step-cell">
      <span>{step.name}</span> <Moment at={step.at} />
    </td>
  )
}
