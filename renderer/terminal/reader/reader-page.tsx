// The reader: a document's text, its explanation and its guide as tabs; what a person may do about it at the foot.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedDocument, type ReadableDocument, terminalApi } from '../../../shared/api/terminal.ts'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useListenControls } from '../aloud/listen-controls.tsx'
import { useListenNotice } from '../aloud/listen-notice.tsx'
import { Page } from '../frame/page.tsx'
import { DocumentRow } from '../lists/document-row.tsx'
import { useGeneration } from '../state/host-state.ts'
import { DocumentPart } from './document-part.tsx'
import { ReaderActions, ReaderOnward } from './reader-actions.tsx'

type Tab = 'text' | 'interpretations' | 'guides'

export function ReaderPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { loaded, retry } = useDocument(id)
  const [chosen, setChosen] = useState<Tab>('text')
  switch (loaded.state) {
    case 'waiting':
      return (
        <Page turn={id}>
          <Waiting what={t('terminal:reader.opening')} />
        </Page>
      )
    case 'failed':
      return (
        <Page turn={id}>
          <FailureNote failure={loaded.failure} retry={retry} />
        </Page>
      )
    case 'ready':
      return <Reading document={loaded.value} chosen={chosen} choose={setChosen} />
  }
}

function useDocument(id: string) {
  return useLoad(`document/${id}`, useGeneration(), () => call(terminalApi.document, { id }))
}

function Reading({ document, chosen, choose }: { document: ReadableDocument; chosen: Tab; choose: (tab: Tab) => void }) {
  const { t } = useTranslation()
  const { id } = document.meta
  const notice = useListenNotice()
  const tabs = tabsOf(document)
  const tab = tabs.includes(chosen) ? chosen : 'text'
  return (
    <Page
      // A notice where there is little room stands on the first page.
      turn={notice === undefined ? `${id}/${tab}` : `${id}/${tab}/notice`}
      above={notice}
      overPager={useListenControls()}
      onward={<ReaderOnward document={document} />}
    >
      <div className="sheet" data-testid="reader" data-document={id}>
        {tabs.length === 1 ? (
          <DocumentPart document={document} whole />
        ) : (
          <Tabs
            label={t('terminal:reader.tabs')}
            tabs={tabs.map((one) => ({ id: one, words: t(`terminal:reader.tab.${one}`) }))}
            chosen={tab}
            choose={choose}
          >
            {tab === 'text' ? <DocumentPart document={document} whole /> : null}
            {tab === 'interpretations' ? <LinkedTab documents={document.interpretations} /> : null}
            {tab === 'guides' ? <LinkedTab documents={document.guides} /> : null}
          </Tabs>
        )}
        <ReaderActions document={document} />
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
      return <DocumentPart document={loaded.value} />
  }
}
