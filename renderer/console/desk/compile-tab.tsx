// 目录和公报: the directory of what is open and the contents of a gazette, put together from what is published and begun as a draft of the desk.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubDeskApi, type PublishedFields } from '../../../shared/api/hub-desk.ts'
import {
  type CompiledWords,
  directoryDocuments,
  directoryText,
  gazetteDocuments,
  gazetteText,
} from '../../../shared/desk/compiled-text.ts'
import type { DeskPerson } from '../../../shared/desk/desk-steps.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { callSignedIn } from '../session.ts'
import type { Beginning } from './draft-form.tsx'

interface CompileTabProps {
  person: DeskPerson
  begin: (beginning: Beginning) => void
}

const DIRECTORY_COLUMNS = ['index', 'name', 'number', 'summary', 'made', 'validity'] as const
const GAZETTE_COLUMNS = ['name', 'number', 'body', 'published'] as const
const OFFICIAL = { lng: 'zh-CN' } as const

export function CompileTab({ person, begin }: CompileTabProps) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad('desk-published', 0, () => callSignedIn(hubDeskApi.published, {}))
  if (loaded.state === 'waiting') return <Waiting what={t('console:loading')} />
  if (loaded.state === 'failed') return <FailureNote failure={loaded.failure} retry={retry} />
  const { today, documents } = loaded.value
  const editing = person.roles.includes('editor')
  return (
    <>
      {editing ? null : <p className="note">{t('desk:compile.by-editor')}</p>}
      <Directory today={today} documents={documents} begin={editing ? begin : undefined} />
      <Gazette today={today} documents={documents} begin={editing ? begin : undefined} />
    </>
  )
}

interface CompileProps {
  today: string
  documents: readonly PublishedFields[]
  /** Undefined for who may not begin a draft. */
  begin: CompileTabProps['begin'] | undefined
}

function useWords(columns: readonly string[]): CompiledWords {
  const { t } = useTranslation()
  return {
    columns,
    kind: (kind) => t(`common:kind-of-one.${kind}`, OFFICIAL),
    validity: (validity) => t(`common:validity.${validity}`, OFFICIAL),
  }
}

function Directory({ today, documents, begin }: CompileProps) {
  const { t } = useTranslation()
  const words = useWords(DIRECTORY_COLUMNS.map((column) => t(`desk:compile.column.${column}`, OFFICIAL)))
  const { length } = directoryDocuments(documents)
  const day = dayText(today, OFFICIAL.lng)
  return (
    <section className="card" aria-labelledby="directory">
      <h2 id="directory">{t('desk:compile.directory.title')}</h2>
      <p>{t('desk:compile.directory.hint', { count: length })}</p>
      {begin === undefined ? null : (
        <Button
          disabled={length === 0}
          testId="compile-directory"
          onPress={() =>
            begin({
              kind: 'directory',
              title: t('desk:compile.directory.name', { ...OFFICIAL, day }),
              text: directoryText(documents, t('desk:compile.directory.opening', { ...OFFICIAL, day, number: length }), words),
            })
          }
        >
          {t('desk:compile.begin')}
        </Button>
      )}
    </section>
  )
}

function Gazette({ today, documents, begin }: CompileProps) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(quarterStart(today))
  const [until, setUntil] = useState(today)
  const words = useWords(GAZETTE_COLUMNS.map((column) => t(`desk:compile.column.${column}`, OFFICIAL)))
  const { length } = gazetteDocuments(documents, from, until)
  const days = { from: dayText(from || today, OFFICIAL.lng), until: dayText(until || today, OFFICIAL.lng) }
  return (
    <section className="card" aria-labelledby="gazette">
      <h2 id="gazette">{t('desk:compile.gazette.title')}</h2>
      <div className="case-fields">
        <p>
          <label htmlFor="gazette-from">{t('desk:compile.gazette.from')}</label>
          <input
            id="gazette-from"
            type="date"
            max={until}
            value={from}
            data-testid="gazette-from"
            onChange={(event) => setFrom(event.target.value)}
          />
        </p>
        <p>
          <label htmlFor="gazette-until">{t('desk:compile.gazette.until')}</label>
          <input
            id="gazette-until"
            type="date"
            min={from}
            max={today}
            value={until}
            data-testid="gazette-until"
            onChange={(event) => setUntil(event.target.value)}
          />
        </p>
      </div>
      <p role="status">{t('desk:compile.gazette.hint', { count: length })}</p>
      {begin === undefined ? null : (
        <Button
          disabled={length === 0}
          testId="compile-gazette"
          onPress={() =>
            begin({
              kind: 'gazette',
              title: t('desk:compile.gazette.name', { ...OFFICIAL, ...days }),
              text: gazetteText(
                documents,
                { from, until },
                t('desk:compile.gazette.opening', { ...OFFICIAL, ...days, number: length }),
                words,
              ),
            })
          }
        >
          {t('desk:compile.begin')}
        </Button>
      )}
    </section>
  )
}

function quarterStart(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`
}
