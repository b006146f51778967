// One page of a form: one question, its fields, what is to be mended; 下一步 bottom right. A page without fields is a notice.
import { useTranslation } from 'react-i18next'
import { askedFields } from '../../../shared/requests/form.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FormField, inputId, problemWords } from '../../ui/form-field.tsx'
import { Page } from '../frame/page.tsx'
import { afterTyping } from '../keyboard/pending.ts'
import { type Draft, goOn, writeAnswer } from '../state/draft.ts'
import { FormHead } from './form-head.tsx'
import { NoticePoints } from './notice-points.tsx'

interface QuestionPageProps {
  draft: Draft
  page: string
  onBack: () => void
  onHome: () => void
}

export function QuestionPage({ draft, page, onBack, onHome }: QuestionPageProps) {
  const { t } = useTranslation()
  const kind = draft.form.id
  const definition = draft.form.pages.find((one) => one.id === page)
  const asked = new Set(askedFields(draft.form, draft.answers).map((field) => field.id))
  const fields = (definition?.fields ?? []).filter((field) => asked.has(field.id))
  const lines = fields.flatMap((field) => {
    const problem = draft.problems[field.id]
    return problem === undefined ? [] : [{ target: inputId(field.id), words: problemWords(t, kind, field, problem) }]
  })
  return (
    <Page
      turn={`${kind}/${page}`}
      onBack={onBack}
      onHome={onHome}
      above={<FormHead draft={draft} />}
      readOn={t('common:page-after')}
      onward={
        <Button look="primary" testId="next" onPress={() => afterTyping(goOn)}>
          {t('common:next')}
        </Button>
      }
    >
      <div className="question">
        <ErrorSummary lines={lines} attempt={draft.attempt} />
        <h1>{t(`forms:${kind}.page.${page}.title`)}</h1>
        <p className="question-hint">{t(`forms:${kind}.page.${page}.hint`, { defaultValue: '' })}</p>
        {draft.document !== undefined && page === draft.form.pages.find(({ fields }) => fields.length > 0)?.id ? (
          <p className="note">{t(`terminal:form.about-document.${kind}`, { title: draft.document.title })}</p>
        ) : null}
        {fields.length === 0 ? <NoticePoints kind={kind} /> : null}
        {fields.map((field) => (
          <FormField
            key={field.id}
            kind={kind}
            field={field}
            value={draft.answers[field.id] ?? ''}
            problem={draft.problems[field.id]}
            labelHidden={fields.length === 1}
            onChange={(value) => writeAnswer(field.id, value)}
          />
        ))}
        {kind === 'disclosure-request' ? <p className="soft">{t('terminal:form.also-on-paper')}</p> : null}
      </div>
    </Page>
  )
}
