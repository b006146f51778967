// One field of a form definition: its label, hint, problem and input. Words come from the locales under `forms`.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AnswerProblem, Field, FieldType, SubmissionKind } from '../../shared/requests/form.ts'

interface FormFieldProps {
  kind: SubmissionKind
  field: Field
  value: string
  problem: AnswerProblem | undefined
  /** The page's heading already asks the question: the label is there for readers of the page only. */
  labelHidden: boolean
  onChange: (value: string) => void
}

const INPUT_MODES: Readonly<Partial<Record<FieldType, 'tel' | 'email'>>> = { phone: 'tel', email: 'email' }

export function FormField(props: FormFieldProps) {
  return props.field.type === 'choice' ? <ChoiceField {...props} /> : <WrittenField {...props} />
}

function WrittenField({ kind, field, value, problem, labelHidden, onChange }: FormFieldProps) {
  const { t } = useTranslation()
  const id = inputId(field.id)
  const label = t(`forms:${kind}.field.${field.id}.label`)
  const hint = t(`forms:${kind}.field.${field.id}.hint`, { defaultValue: '' })
  const shared = {
    id,
    value,
    'data-testid': `field-${field.id}`,
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-hint ${id}-problem`,
    'aria-required': field.required,
  } as const
  return (
    <div className={problem === undefined ? 'field' : 'field field-wrong'} data-keep="">
      <label htmlFor={id} className={labelHidden ? 'unseen' : 'field-label'}>
        {label}
        {field.required ? null : <span className="field-optional">{t('common:optional')}</span>}
      </label>
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
      <p id={`${id}-problem`} className="field-problem">
        {problem === undefined ? '' : problemWords(t, kind, field, problem)}
      </p>
      {field.type === 'long-text' ? (
        <>
          <textarea {...shared} rows={6} onChange={(event) => onChange(event.target.value)} />
          <p className="field-count">{t('common:written', { count: [...value].length, max: field.maxLength })}</p>
        </>
      ) : (
        <input {...shared} type="text" inputMode={INPUT_MODES[field.type]} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  )
}

function ChoiceField({ kind, field, value, problem, labelHidden, onChange }: FormFieldProps) {
  const { t } = useTranslation()
  const id = inputId(field.id)
  const label = t(`forms:${kind}.field.${field.id}.label`)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={problem === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={`${id}-problem`}
    >
      <legend className={labelHidden ? 'unseen' : 'field-label'}>{label}</legend>
      <p id={`${id}-problem`} className="field-problem">
        {problem === undefined ? '' : problemWords(t, kind, field, problem)}
      </p>
      <div className={labelHidden ? 'options' : 'options options-short'}>
        {(field.options ?? []).map((option) => (
          <label
            key={option}
            className={value === option ? 'option option-chosen' : 'option'}
            data-testid={`option-${field.id}-${option}`}
            data-keep=""
          >
            <input type="radio" name={id} value={option} checked={value === option} onChange={() => onChange(option)} />
            <span className="option-words">
              {t(`forms:${kind}.field.${field.id}.option.${option}`)}
              <OptionHint path={`forms:${kind}.field.${field.id}.option-hint.${option}`} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function OptionHint({ path }: { path: string }) {
  const { t } = useTranslation()
  const words = t(path, { defaultValue: '' })
  return words === '' ? null : <small>{words}</small>
}

/** What is wrong with an answer, in words. */
export function problemWords(t: TFunction, kind: SubmissionKind, field: Field, problem: AnswerProblem): string {
  const values = { label: t(`forms:${kind}.field.${field.id}.label`), max: field.maxLength }
  return problem === 'missing' && field.type === 'choice'
    ? t('forms:problem.missing-choice', values)
    : t(`forms:problem.${problem}`, values)
}

/** The element a summary of errors leads to. */
export function inputId(field: string): string {
  return `input-${field}`
}
