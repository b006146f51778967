// 申请书上写的: the fields of the form, as the paper has them; what it lacks is marked and stays open.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnswerProblem, type Answers, askedFields, type Field } from '../../../shared/requests/form.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { problemWords } from '../../ui/form-field.tsx'

const KIND = 'disclosure-request'
/** Steering is the officer's own judgement: what is no request is not entered here. */
const NOT_ASKED = 'matter'

interface PaperFieldsProps {
  answers: Answers
  problems: Readonly<Record<string, AnswerProblem>>
  change: (field: string, value: string) => void
}

export function PaperFields({ answers, problems, change }: PaperFieldsProps) {
  const { t } = useTranslation()
  const id = useId()
  const fields = askedFields(currentForm(KIND), { ...answers, [NOT_ASKED]: 'information' }).filter((one) => one.id !== NOT_ASKED)
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('handin:written')}</h2>
      <div className="paper-fields">
        {fields.map((field) => (
          <PaperField
            key={field.id}
            field={field}
            value={answers[field.id] ?? ''}
            problem={problems[field.id]}
            change={(value) => change(field.id, value)}
          />
        ))}
      </div>
    </section>
  )
}

interface PaperFieldProps {
  field: Field
  value: string
  problem: AnswerProblem | undefined
  change: (value: string) => void
}

function PaperField({ field, value, problem, change }: PaperFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const shared = {
    ...{ id, value, 'data-testid': `paper-${field.id}`, 'aria-invalid': problem !== undefined },
    ...(problem !== undefined && { 'aria-describedby': `${id}-problem` }),
    onChange: ({ target }: { target: { value: string } }) => change(target.value),
  }
  return (
    <p className={field.type === 'long-text' ? 'paper-wide' : ''}>
      <label htmlFor={id}>
        {t(`forms:${KIND}.field.${field.id}.label`)}
        {field.required ? null : <span className="soft"> {t('common:optional')}</span>}
      </label>
      {field.type === 'choice' ? (
        <select {...shared}>
          <option value="">{t('handin:choose')}</option>
          {(field.options ?? []).map((option) => (
            <option key={option} value={option}>
              {t(`forms:${KIND}.field.${field.id}.option.${option}`)}
            </option>
          ))}
        </select>
      ) : field.type === 'long-text' ? (
        <textarea {...shared} rows={4} maxLength={field.maxLength} />
      ) : (
        <input {...shared} type="text" autoComplete="off" spellCheck={false} maxLength={field.maxLength} />
      )}
      {problem === undefined ? null : (
        <span id={`${id}-problem`} className="paper-problem" data-testid={`problem-${field.id}`}>
          {problemWords(t, KIND, field, problem)}
        </span>
      )}
    </p>
  )
}
