// 内容: the desk's files, the quarterly check, and what is put together from the data; a file opens in the section's place.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedIn } from '../../../shared/api/hub-console.ts'
import { hubDeskApi, type ShownDeskDocument } from '../../../shared/api/hub-desk.ts'
import type { DeskPerson } from '../../../shared/desk/desk-steps.ts'
import type { Failure } from '../../../shared/result.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { OpinionsView } from '../opinions/opinions-view.tsx'
import { callSignedIn } from '../session.ts'
import { CompileTab } from './compile-tab.tsx'
import { DeskFiles } from './desk-files.tsx'
import { DocumentView } from './document-view.tsx'
import { type Beginning, DraftForm } from './draft-form.tsx'
import { SelfCheckTab } from './self-check-tab.tsx'

type Tab = 'files' | 'self-check' | 'compile'
const TABS: readonly Tab[] = ['files', 'self-check', 'compile']
type Open =
  | { readonly what: 'list' }
  | { readonly what: 'draft'; readonly beginning: Beginning }
  | { readonly what: 'document'; readonly document: ShownDeskDocument }
  | { readonly what: 'opinions'; readonly call: ShownDeskDocument }
const LIST: Open = { what: 'list' }

interface DeskSectionProps {
  signedIn: SignedIn
  /** A document to begin with. */
  first: string | undefined
}

export function DeskSection({ signedIn, first }: DeskSectionProps) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<Tab>('files')
  const [open, setOpen] = useState<Open>(LIST)
  /** The row to come back to. */
  const [last, setLast] = useState<string | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const { user, hub } = signedIn
  const person: DeskPerson = { account: user.name, roles: user.roles }
  const show = (document: ShownDeskDocument) => {
    setLast(document.row.id)
    setOpen({ what: 'document', document })
  }
  const openDocument = async (id: string) => {
    setFailure(undefined)
    const answer = await callSignedIn(hubDeskApi.document, { id })
    if (answer.ok) show(answer.value)
    else setFailure(answer.error)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the section is opened for a document
  useEffect(() => {
    if (first !== undefined) void openDocument(first)
  }, [])
  const begin = (beginning: Beginning) => setOpen({ what: 'draft', beginning })

  switch (open.what) {
    case 'draft':
      return (
        <DraftForm
          beginning={open.beginning}
          body={hub.body}
          saved={show}
          leave={() => {
            const { document } = open.beginning
            setOpen(document === undefined ? LIST : { what: 'document', document })
          }}
        />
      )
    case 'document':
      return (
        <DocumentView
          document={open.document}
          person={person}
          changed={show}
          edit={() => begin({ document: open.document })}
          toCall={() => setOpen({ what: 'opinions', call: open.document })}
          close={() => setOpen(LIST)}
        />
      )
    case 'opinions':
      return (
        <OpinionsView
          first={open.call.row.id}
          leave={t('adoption:back.document')}
          close={() => show(open.call)}
          openDocument={(id) => void openDocument(id)}
        />
      )
    case 'list':
      return (
        <>
          <h1 className="unseen">{t('desk:title')}</h1>
          {failure === undefined ? null : <FailureNote failure={failure} />}
          <Tabs label={t('desk:tabs')} tabs={TABS.map((id) => ({ id, words: t(`desk:tab.${id}`) }))} chosen={tab} choose={setTab}>
            {tab === 'files' ? <DeskFiles person={person} last={last} open={openDocument} begin={begin} /> : null}
            {tab === 'self-check' ? <SelfCheckTab person={person} open={openDocument} /> : null}
            {tab === 'compile' ? <CompileTab person={person} begin={begin} /> : null}
          </Tabs>
        </>
      )
  }
}
