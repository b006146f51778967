// A form from opening to sending: which of its pages is shown, and the question before what was written is thrown away.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { clearDraft, type Draft, goBackInForm, hasWritten, openDraft, useDesk } from '../state/draft.ts'
import { dropWrittenAndGoHome } from '../state/session.ts'
import { goBack, replacePlace } from '../state/way.ts'
import { CheckPage } from './check-page.tsx'
import { ElsewherePage } from './elsewhere-page.tsx'
import { useFiling } from './filing.ts'
import { LeavePage } from './leave-page.tsx'
import { PaperWayPage } from './paper-way.tsx'
import { PersonPage } from './person-page.tsx'
import { QuestionPage } from './question-page.tsx'
import { ToldPage } from './told-page.tsx'

interface FormPlaceProps {
  kind: SubmissionKind
  document: Draft['document']
  help: Draft['help']
}

export function FormPlace({ kind, document, help }: FormPlaceProps) {
  const { t } = useTranslation()
  const { draft, issued, openFailure } = useDesk()
  const filing = useFiling(kind)
  const [leaving, setLeaving] = useState<'back' | 'home' | undefined>()
  const open = () => void openDraft(kind, document, help)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one opening each time the form is entered; it is keyed by kind and document
  useEffect(() => {
    open()
    return clearDraftUnlessIssued
  }, [])
  useEffect(() => {
    if (issued !== undefined) replacePlace({ name: 'receipt' })
  }, [issued])

  const leave = (how: 'back' | 'home') => {
    if (hasWritten(useDesk.getState().draft)) setLeaving(how)
    else reallyLeave(how)
  }
  const way = {
    onBack: () => {
      if (!goBackInForm()) leave('back')
    },
    onHome: () => leave('home'),
  }

  if (leaving !== undefined) return <LeavePage stay={() => setLeaving(undefined)} leave={() => reallyLeave(leaving)} />
  if (filing !== 'open' && !hasWritten(draft)) return <PaperWayPage kind={kind} filing={filing} />
  if (openFailure !== undefined) {
    return (
      <Page turn="failed" {...way}>
        <h1>{t(`terminal:open.${kind}`)}</h1>
        <FailureNote failure={openFailure} retry={open} />
      </Page>
    )
  }
  if (draft === undefined) {
    return (
      <Page turn="opening" {...way}>
        <Waiting what={t('terminal:form.opening')} />
      </Page>
    )
  }
  switch (draft.step.at) {
    case 'page':
      return <QuestionPage draft={draft} page={draft.step.page} {...way} />
    case 'elsewhere':
      return <ElsewherePage draft={draft} {...way} />
    case 'check':
      return <CheckPage draft={draft} filing={filing} {...way} />
    case 'told':
      return <ToldPage draft={draft} {...way} />
    case 'person':
      return <PersonPage draft={draft} {...way} />
  }
}

function reallyLeave(how: 'back' | 'home'): void {
  if (how === 'home') dropWrittenAndGoHome()
  else {
    clearDraft()
    goBack()
  }
}

function clearDraftUnlessIssued(): void {
  if (useDesk.getState().issued === undefined) clearDraft()
}
