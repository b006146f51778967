// One document of the desk: its four steps, what this person may do now, the check beside the text, how it will look, what happened.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubDeskApi, type ShownDeskDocument } from '../../../shared/api/hub-desk.ts'
import type { DeskDraft } from '../../../shared/desk/desk-draft.ts'
import type { DeskPerson } from '../../../shared/desk/desk-steps.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { callSignedIn } from '../session.ts'
import { StageTag } from './desk-files.tsx'
import { Happened } from './happened.tsx'
import { Preview } from './preview.tsx'
import { ReviewedText } from './reviewed-text.tsx'
import { StepActions } from './step-actions.tsx'
import { StepsStrip } from './steps-strip.tsx'

interface DocumentViewProps {
  document: ShownDeskDocument
  person: DeskPerson
  changed: (document: ShownDeskDocument) => void
  edit: () => void
  /** 采纳情况 of this opinion call. */
  toCall: () => void
  close: () => void
}

type Tab = 'text' | 'preview' | 'happened'
const TABS: readonly Tab[] = ['text', 'preview', 'happened']

export function DocumentView({ document, person, changed, edit, toCall, close }: DocumentViewProps) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<Tab>('text')
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<Failure | undefined>()
  const { row, draft, findings } = document
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each document that is opened
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.closest('main')?.scrollTo(0, 0)
  }, [row.id])
  const editing = person.roles.includes('editor')
  const asked = row.stage === 'content' && person.roles.includes('reviewer')

  const decide = async (decision: DeskDraft['decisions']) => {
    if (draft === undefined) return
    setFailure(undefined)
    const decisions = { ...draft.decisions, ...decision }
    const answer = await callSignedIn(hubDeskApi.save, { version: row.version, draft: { ...draft, decisions } })
    if (answer.ok) changed(answer.value)
    else setFailure(answer.error)
  }
  return (
    <>
      <header className="section-head">
        <Button icon="back" onPress={close} testId="back-to-desk">
          {t('desk:back')}
        </Button>
        <h1 ref={heading} tabIndex={-1} lang={row.language} className="document-heading">
          {row.title}
        </h1>
        <span className="tag">{t(`common:kind-of-one.${row.kind}`)}</span>
        <StageTag row={row} />
        {draft?.fields.spotlight === true ? <span className="tag tag-warn">{t('desk:urgent.mark')}</span> : null}
        {row.kind === 'opinion-call' && row.publishedOn !== undefined && person.roles.includes('officer') ? (
          <Button icon="opinion" testId="to-call" onPress={toCall}>
            {t('adoption:to-call')}
          </Button>
        ) : null}
        {editing ? (
          <Button testId="edit-document" onPress={edit}>
            {t(row.stage === 'draft' ? 'desk:edit' : 'desk:new-version')}
          </Button>
        ) : null}
      </header>
      <StepsStrip row={row} />
      {row.returned === undefined ? null : (
        <p className="note note-warn" data-testid="returned">
          {t('desk:returned', { name: row.returned.name, reason: row.returned.reason })}
        </p>
      )}
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <StepActions
        key={`${row.version}/${row.stage}`}
        document={document}
        person={person}
        reasons={Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason.trim().length > 1))}
        changed={(after) => {
          setReasons({})
          changed(after)
        }}
      />
      <Tabs
        label={t('desk:views')}
        tabs={TABS.map((id) => ({ id, words: t(`desk:view.${id}`, { count: findings.length }) }))}
        chosen={tab}
        choose={setTab}
      >
        {tab === 'text' ? (
          <ReviewedText
            document={document}
            given={row.content?.reasons ?? {}}
            reasons={asked ? reasons : undefined}
            reason={(key, words) => setReasons((before) => ({ ...before, [key]: words }))}
            decide={editing && row.stage === 'draft' ? decide : undefined}
          />
        ) : null}
        {tab === 'preview' ? <Preview id={row.id} version={`${row.version}`} readable={document.html !== ''} /> : null}
        {tab === 'happened' ? <Happened events={document.events} /> : null}
      </Tabs>
    </>
  )
}
