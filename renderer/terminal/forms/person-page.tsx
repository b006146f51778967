// The second look in a form that staff fill in (代填): all of it for the person's own eyes, and 提交 for the person's own hand.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { pauseGate } from '../frame/pause-gate.ts'
import { type Draft, submitDraft } from '../state/draft.ts'
import { AnswerCards } from './answer-cards.tsx'
import { FormHead } from './form-head.tsx'

/** The button stands where the helper has just pressed: their next tap must not send for the person. */
const PAUSE_MS = 1500

interface PersonPageProps {
  draft: Draft
  onBack: () => void
  onHome: () => void
}

export function PersonPage({ draft, onBack, onHome }: PersonPageProps) {
  const { t } = useTranslation()
  const [passes] = useState(() => pauseGate(PAUSE_MS, performance.now()))
  const send = () => {
    if (passes(performance.now())) void submitDraft()
  }
  return (
    <Page
      turn={draft.failure === undefined ? 'person' : 'person/failed'}
      onBack={onBack}
      onHome={onHome}
      above={<FormHead draft={draft} />}
      readOn={t('terminal:form.check-on')}
      onward={
        <Button look="primary" testId="submit" busy={draft.sending} onPress={send}>
          {draft.sending ? t('terminal:form.sending') : t('help:filling.right-send')}
        </Button>
      }
    >
      <div className="question" data-testid="person-page">
        {draft.failure === undefined ? null : <FailureNote failure={draft.failure} />}
        <h1>{t('help:filling.person-title')}</h1>
        <p className="note">{t('help:filling.person-text', { by: draft.help?.by ?? '' })}</p>
        {draft.document === undefined ? null : (
          <p className="note">{t(`terminal:form.about-document.${draft.form.id}`, { title: draft.document.title })}</p>
        )}
        <AnswerCards draft={draft} />
      </div>
    </Page>
  )
}
