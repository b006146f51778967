// What a person may be looking for, while they type: titles that hold the words, or are spelled so (dbbz: 低保补助).
// It stands in the place of what was below the search box, so that nothing pops up over the page.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { call } from '../../ui/call.ts'
import { DocumentRow } from '../lists/document-row.tsx'

const TYPING_PAUSE_MS = 200

/** Suggestions for what is typed now; undefined while nothing is typed or nothing is known yet. */
export function useSuggestions(typed: string): readonly ListedDocument[] | undefined {
  const [found, setFound] = useState<{ typed: string; documents: readonly ListedDocument[] } | undefined>()
  useEffect(() => {
    const q = typed.trim()
    if (q === '') {
      setFound(undefined)
      return
    }
    let current = true
    const timer = setTimeout(() => {
      void call(terminalApi.suggest, { q }).then((answer) => {
        if (current && answer.ok) setFound({ typed: q, documents: answer.value.documents })
      })
    }, TYPING_PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [typed])
  // While the next answer is on its way, the last one stays: a list that blinks can't be touched.
  return typed.trim() === '' ? undefined : found?.documents
}

export function Suggestions({ documents }: { documents: readonly ListedDocument[] }) {
  const { t } = useTranslation()
  if (documents.length === 0) return null
  return (
    <section className="suggestions" data-testid="suggestions">
      <h2>{t('terminal:search.suggestions')}</h2>
      <ul className="plain-list rows">
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} testId="suggestion" />
        ))}
      </ul>
    </section>
  )
}
