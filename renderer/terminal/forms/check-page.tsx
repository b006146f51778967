// Check before sending: every answer with 修改 beside its page, what will happen, and 提交.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answers, askedFields, askedPages, type Field, type SubmissionKind } from '../../../shared/requests/form.ts'
import { groupResidentId, maskResidentId } from '../../../shared/text/resident-id.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Whole } from '../../ui/whole.tsx'
import { Page } from '../frame/page.tsx'
import { type Draft, mendPage, submitDraft } from '../state/draft.ts'
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
  const asked = new Set(askedFields(draft.form, draft.answers).map((field) => field.id))
  const pages = askedPages(draft.form, draft.answers).filter((page) => page.fields.length > 0)
  return (
    <Page
      turn={draft.failure === undefined ? 'check' : 'check/failed'}
      onBack={onBack}
      onHome={onHome}
      above={<FormHead draft={draft} />}
      {...(filing === 'open' && { readOn: t('terminal:form.check-on') })}
      onward={
        filing === 'open' ? (
          <Button look="primary" testId="submit" busy={draft.sending} onPress={() => void submitDraft()}>
            {draft.sending ? t('terminal:form.sending') : t('common:submit')}
          </Button>
        ) : null
      }
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
        <ul className="plain-list answers">
          {pages.map((page) => (
            <li key={page.id} className="answer-card" data-keep="">
              <dl>
                {page.fields
                  .filter((field) => asked.has(field.id))
                  .map((field) => (
                    <div key={field.id}>
                      <dt>{t(`forms:${kind}.field.${field.id}.label`)}</dt>
                      <dd data-written="">
                        <Answer kind={kind} field={field} answers={draft.answers} />
                      </dd>
                    </div>
                  ))}
              </dl>
              <Button look="wash" testId={`change-${page.id}`} onPress={() => mendPage(page.id)}>
                {t('common:change')}
                <span className="unseen">{t(`forms:${kind}.page.${page.id}.title`)}</span>
              </Button>
            </li>
          ))}
        </ul>
        <p className="soft">{t(`terminal:form.what-next.${kind}`)}</p>
        {kind === 'disclosure-request' ? <PrintForm draft={draft} /> : null}
      </div>
    </Page>
  )
}

function Answer({ kind, field, answers }: { kind: SubmissionKind; field: Field; answers: Answers }) {
  const { t } = useTranslation()
  const answer = answers[field.id]?.trim() ?? ''
  if (answer === '') return <span className="soft">{t('common:not-written')}</span>
  if (field.type === 'id-number') return <ResidentId id={answer} />
  return <>{field.type === 'choice' ? t(`forms:${kind}.field.${field.id}.option.${answer}`) : <Whole>{answer}</Whole>}</>
}

/** The next in line stands close enough to read it. */
function ResidentId({ id }: { id: string }) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const masked = maskResidentId(id)
  if (masked === undefined) return <>{id}</>
  return (
    <span className="answer-id">
      <span className="whole">{whole ? groupResidentId(id) : masked}</span>
      <Button look="wash" testId="id-whole" onPress={() => setWhole(!whole)}>
        {t(whole ? 'terminal:form.hide-middle' : 'terminal:form.show-whole')}
      </Button>
    </span>
  )
}
