// One document as it is read: marks, title, facts, what replaced it, its text or its translation, what belongs to it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedDocument, type ReadableDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { Toggle } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { DocumentRow } from '../lists/document-row.tsx'
import { DocumentTitle } from '../lists/document-title.tsx'
import { useGeneration } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'
import { TakeButton } from '../takeaway/take-button.tsx'
import { DocumentFacts, ReplacedNote, ValidityMarks } from './document-facts.tsx'
import { DocumentContent } from './media/document-media.tsx'

/** `whole`: the document itself was opened, so what it belongs to is shown as well. */
export function DocumentPart({ document, whole = false }: { document: ReadableDocument; whole?: boolean }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const translation = document.translations.find((one) => one.language === language)
  const [original, setOriginal] = useState(false)
  const translated = translation !== undefined && !original
  // Said in the box above the text; without one, beside the title.
  const reviewSaid = translated || document.meta.translation !== undefined
  return (
    <div className="document-part">
      <header className="document-head" data-aside="">
        <ValidityMarks document={document} />
        <h1>
          <DocumentTitle document={document.meta} reviewSaid={reviewSaid} />
        </h1>
        <DocumentFacts document={document} />
        <TakeButton id={document.meta.id} />
      </header>
      <div className="document-main">
        <ReplacedNote document={document} />
        {whole ? <Linked title="guide-for" documents={document.guideFor} /> : null}
        {whole ? <Linked title="interprets" documents={document.interprets} /> : null}
        {whole ? <Linked title="result-of" documents={document.resultOf} /> : null}
        {whole ? <Linked title="results" documents={document.results} /> : null}
        {translation === undefined ? null : (
          <fieldset className="filters" aria-label={t('terminal:reader.translation')}>
            <Toggle look="filter" on={translated} testId="read-translation" onChange={() => setOriginal(false)}>
              {t('terminal:reader.translation')}
            </Toggle>
            <Toggle look="filter" on={!translated} testId="read-original" onChange={() => setOriginal(true)}>
              {t('terminal:reader.original')}
            </Toggle>
          </fieldset>
        )}
        <TranslationNote document={document} />
        {translation === undefined && document.meta.language === 'zh-CN' && language !== 'zh-CN' ? (
          <p className="note" data-testid="original-only">
            {t('terminal:translation.none')}
          </p>
        ) : null}
        {translated ? <Translation id={translation.id} /> : <DocumentContent document={document} />}
      </div>
    </div>
  )
}

function Linked({ title, documents }: { title: string; documents: readonly ListedDocument[] }) {
  const { t } = useTranslation()
  if (documents.length === 0) return null
  return (
    <section className="linked" data-testid={title}>
      <h2>{t(`terminal:reader.${title}`)}</h2>
      <ul className="plain-list rows">
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} testId={`linked-${title}`} />
        ))}
      </ul>
    </section>
  )
}

function Translation({ id }: { id: string }) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad(`translation/${id}`, useGeneration(), () => call(terminalApi.document, { id }))
  switch (loaded.state) {
    case 'waiting':
      return <Waiting what={t('terminal:reader.opening')} />
    case 'failed':
      return <FailureNote failure={loaded.failure} retry={retry} />
    case 'ready':
      return (
        <>
          <TranslationNote document={loaded.value} />
          <DocumentContent document={loaded.value} />
        </>
      )
  }
}

/** Whether the translation office has passed a translation stands above it, in the reader's language (DOMAIN §9). */
function TranslationNote({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const { translation } = document.meta
  if (translation === undefined) return null
  return (
    <p className={translation.reviewed ? 'note' : 'note note-warn'} data-testid="translation-note">
      {t(`terminal:translation.${translation.reviewed ? 'reviewed' : 'unreviewed'}`)}
    </p>
  )
}
