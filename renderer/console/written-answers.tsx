// What was written, under the labels of the form it was written on (R39).
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answers, askedFields, type SubmissionKind } from '../../shared/requests/form.ts'
import { formVersion } from '../../shared/requests/forms.ts'

export function WrittenAnswers({ kind, version, answers }: { kind: SubmissionKind; version: number; answers: Answers }) {
  const { t } = useTranslation()
  const form = formVersion(kind, version)
  if (form === undefined) {
    return (
      <>
        <p className="soft">{t('console:submission.form-unknown', { version })}</p>
        <dl className="answers">
          {Object.entries(answers).map(([field, answer]) => (
            <Fact key={field} name={field} value={answer} />
          ))}
        </dl>
      </>
    )
  }
  return (
    <dl className="answers" data-testid="answers">
      {askedFields(form, answers).map((field) => {
        const answer = answers[field.id]
        return answer === undefined ? null : (
          <Fact
            key={field.id}
            name={t(`forms:${kind}.field.${field.id}.label`)}
            value={field.type === 'choice' ? t(`forms:${kind}.field.${field.id}.option.${answer}`) : answer}
          />
        )
      })}
    </dl>
  )
}

export function Fact({ name, value, children }: { name: string; value?: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? value}</dd>
    </div>
  )
}
