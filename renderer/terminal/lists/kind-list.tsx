// All documents of one kind, newest first, with what to say when there are none or more than a list shows.
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import type { DocumentKind } from '../../../shared/content/document.ts'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useGeneration } from '../state/host-state.ts'
import { DocumentRow } from './document-row.tsx'

const LISTED_MAX = 200

export function KindList({ kind }: { kind: DocumentKind }) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad(`kind/${kind}`, useGeneration(), () =>
    call(terminalApi.documents, { kind, limit: LISTED_MAX }),
  )
  switch (loaded.state) {
    case 'waiting':
      return <Waiting what={t('common:looking')} />
    case 'failed':
      return <FailureNote failure={loaded.failure} retry={retry} />
    case 'ready': {
      const { documents, total } = loaded.value
      if (documents.length === 0) return <p className="empty">{t('terminal:list.empty')}</p>
      return (
        <>
          <p className="soft">
            {total > documents.length
              ? t('terminal:list.newest', { count: documents.length, total })
              : t('terminal:list.total', { count: total })}
          </p>
          <ul className="plain-list rows">
            {documents.map((document) => (
              <DocumentRow key={document.id} document={document} testId="listed" kindHidden />
            ))}
          </ul>
        </>
      )
    }
  }
}
