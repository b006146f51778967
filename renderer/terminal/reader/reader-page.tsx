// The reader: a document's text, its explanation and its guide as tabs, and the way to ask about it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedDocument, type ReadableDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { DocumentRow } from '../lists/document-row.tsx'
import { DocumentTitle } from '../lists/document-title.tsx'
import { useGeneration } from '../state/host-state.ts'
import { goTo } from '../state/way.ts'
import { DocumentBody } from './document-body.tsx'
import { DocumentFacts, ReplacedNote, ValidityMarks } from './document-facts.tsx'

type Tab = 'text' | 'interpretations' | 'guides'

function useDocument(id: string) {
  return useLoad(`document/${id}`, useGeneration(), () => call(terminalApi.document, { id }))
}

export function ReaderPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { loaded, retry } = useDocument(id)
  const [chosen, setChosen] = useState<Tab>('text')
  if (loaded.state === 'waiting') {
    return (
      <Page turn={id}>
        <Waiting what={t('terminal:reader.opening')} />
      </Page>
    )
  }
  if (loaded.state === 'failed') {
    return (
      <Page turn={id}>
        <FailureNote failure={loaded.failure} retry={retry} />
      </Page>
    )
  }
  const document = loaded.value
  const tabs = tabsOf(document)
  const tab = tabs.includes(chosen) ? chosen : 'text'
  return (
    <Page
      turn={`${id}/${tab}`}
      above={tabs.length > 1 ? <Tabs tabs={tabs} tab={tab} choose={setChosen} /> : null}
      onward={
        <Button
          look="primary"
          icon="talk"
          testId="open-consultation"
          onPress={() => goTo({ name: 'form', kind: 'consultation', document: { id, title: document.meta.title } })}
        >
          {t('terminal:reader.ask')}
        </Button>
      }
    >
      <div className={tabs.length > 1 ? 'sheet sheet-tabbed' : 'sheet'} data-testid="reader" data-document={id}>
        {tab === 'text' ? <TextTab document={document} /> : null}
        {tab === 'interpretations' ? <LinkedTab documents={document.interpretations} /> : null}
        {tab === 'guides' ? <LinkedTab documents={document.guides} /> : null}
      </div>
    </Page>
  )
}

function tabsOf(document: ReadableDocument): Tab[] {
  const tabs: Tab[] = ['text']
  if (document.interpretations.length > 0) tabs.push('interpretations')
  if (document.guides.length > 0) tabs.push('guides')
  return tabs
}

function Tabs({ tabs, tab, choose }: { tabs: readonly Tab[]; tab: Tab; choose: (tab: Tab) => void }) {
  const { t } = useTranslation()
  return (
    <fieldset className="tabs" aria-label={t('terminal:reader.tabs')}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          className="tab"
          aria-pressed={one === tab}
          data-testid={`tab-${one}`}
          onClick={() => choose(one)}
        >
          {t(`terminal:reader.tab.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

function TextTab({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  return (
    <>
      <ValidityMarks document={document} />
      <h1>
        <DocumentTitle document={document.meta} />
      </h1>
      <DocumentFacts document={document} />
      <ReplacedNote document={document} />
      {document.interprets.length === 0 ? null : (
        <section className="linked">
          <h2>{t('terminal:reader.interprets')}</h2>
          <ul className="plain-list rows">
            {document.interprets.map((original) => (
              <DocumentRow key={original.id} document={original} testId="interprets" />
            ))}
          </ul>
        </section>
      )}
      <DocumentBody document={document} />
    </>
  )
}

/** A single linked document is shown at once; several are a list to choose from. */
function LinkedTab({ documents }: { documents: readonly ListedDocument[] }) {
  const only = documents.length === 1 ? documents[0] : undefined
  if (only !== undefined) return <LinkedText id={only.id} />
  return (
    <ul className="plain-list rows">
      {documents.map((document) => (
        <DocumentRow key={document.id} document={document} testId="linked" />
      ))}
    </ul>
  )
}

function LinkedText({ id }: { id: string }) {
  const { t } = useTranslation()
  const { loaded, retry } = useDocument(id)
  switch (loaded.state) {
    case 'waiting':
      return <Waiting what={t('terminal:reader.opening')} />
    case 'failed':
      return <FailureNote failure={loaded.failure} retry={retry} />
    case 'ready':
      return (
        <>
          <ValidityMarks document={loaded.value} />
          <h1>
            <DocumentTitle document={loaded.value.meta} />
          </h1>
          <DocumentFacts document={loaded.value} />
          <ReplacedNote document={loaded.value} />
          <DocumentBody document={loaded.value} />
        </>
      )
  }
}
