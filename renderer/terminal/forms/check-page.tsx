// Check before sending: every answer with 修改 beside its page, what will happen, and 提交.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { type Draft, handToPerson, mendPage, submitDraft } from '../state/draft.ts'
import { AnswerCards } from './answer-cards.tsx'
import type { Filing } from './filing.ts'
import { FormHead } from './form-head.tsx'
import { PaperWay } from './paper-way.tsx'
import { PrintForm } from './print-sheets.tsx'

interface CheckPageProps {
  draft: Draft
  filing: Filing
  onBack: () => void
  onHome: () => void
}

export function CheckPage({ draft, filing, onBack, onHome }: CheckPageProps) {
  const { t } = useTranslation()
  const kind = draft.form.id
  return (
    <Page
      turn={draft.failure === undefined ? 'check' : 'check/failed'}
      onBack={onBack}
      onHome={onHome}
      above={<FormHead draft={draft} />}
      {...(filing === 'open' && { readOn: t('terminal:form.check-on') })}
      onward={filing === 'open' ? <WayOn draft={draft} /> : null}
    >
      <div className="question">
        {draft.failure === undefined ? null : <FailureNote failure={draft.failure} />}
        {filing === 'open' ? null : (
          <>
            <p className="note note-warn">{t(`terminal:form.not-now.${filing}`)}</p>
            <PaperWay kind={kind} />
          </>
        )}
        <h1>{t('terminal:form.check-title')}</h1>
        {draft.document === undefined ? null : (
          <p className="note">{t(`terminal:form.about-document.${kind}`, { title: draft.document.title })}</p>
        )}
        <AnswerCards draft={draft} change={mendPage} />
        <p className="soft">{t(`terminal:form.what-next.${kind}`)}</p>
        {kind === 'disclosure-request' ? <PrintForm draft={draft} /> : null}
      </div>
    </Page>
  )
}

/** 提交; where staff fill in, the person looks first. */
function WayOn({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  if (draft.help !== undefined)
    return (
      <Button look="primary" testId="to-person" onPress={handToPerson}>
        {t('help:filling.to-person')}
      </Button>
    )
  return (
    <Button look="primary" testId="submit" busy={draft.sending} onPress={() => void submitDraft()}>
      {draft.sending ? t('terminal:form.sending') : t('common:submit')}
    </Button>
  )
}
