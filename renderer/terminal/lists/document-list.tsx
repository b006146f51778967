// A list of documents, newest first, in helpings: what to say when there are none, and 再列一些 when there are more.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useGeneration } from '../state/host-state.ts'
import { DocumentRow } from './document-row.tsx'
import { UnreviewedLine } from './unreviewed-line.tsx'
import type { Filter } from './views.ts'

/** Rows of one helping: a page of a thousand rows is slow to draw and no help to anybody. */
const HELPING = 100

interface DocumentListProps {
  filter: Filter
  /** The page's name says the kind; a row says it only where another one stands among them. */
  kindKnown?: boolean
  /** The chosen part of a kind, in words: 现行有效. */
  part?: string | undefined
}

export function DocumentList({ filter, kindKnown = false, part }: DocumentListProps) {
  const { t } = useTranslation()
  const [helpings, setHelpings] = useState(1)
  const { loaded, retry } = useLoad(`list/${JSON.stringify(filter)}/${helpings}`, useGeneration(), () => load(filter, helpings))
  switch (loaded.state) {
    case 'waiting':
      return <Waiting what={t('common:looking')} />
    case 'failed':
      return <FailureNote failure={loaded.failure} retry={retry} />
    case 'ready': {
      const { documents, total } = loaded.value
      if (documents.length === 0) return <p className="empty">{t('terminal:list.empty')}</p>
      const kindHidden = kindKnown && documents.every(({ kind }) => kind === documents[0]?.kind)
      return (
        <>
          <p className="soft">
            {total > documents.length
              ? t('terminal:list.newest', { count: documents.length, total })
              : part === undefined
                ? t('terminal:list.total', { count: total })
                : t('terminal:list.total-of', { what: part, count: total })}
          </p>
          <UnreviewedLine documents={documents} />
          <ul className="plain-list rows">
            {documents.map((document) => (
              <DocumentRow key={document.id} document={document} testId="listed" kindHidden={kindHidden} reviewSaid />
            ))}
          </ul>
          {total > documents.length ? (
            <Button testId="list-more" onPress={() => setHelpings(helpings + 1)}>
              {t('terminal:list.more')}
            </Button>
          ) : null}
        </>
      )
    }
  }
}

async function load(filter: Filter, helpings: number): Promise<Result<{ documents: ListedDocument[]; total: number }>> {
  const documents: ListedDocument[] = []
  let total = 0
  for (let at = 0; at < helpings; at += 1) {
    const answer = await call(terminalApi.documents, { ...filter, limit: HELPING, offset: at * HELPING })
    if (!answer.ok) return answer
    documents.push(...answer.value.documents)
    total = answer.value.total
  }
  return ok({ documents, total })
}
