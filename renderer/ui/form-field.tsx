// One field of a form definition: its label, hint, problem and input. Words come from the locales under `forms`.
import type { TFunction } from 'i18next'
import { FieldError, Input, Label, Radio, RadioGroup, Text, TextArea, TextField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AnswerProblem, Field, SubmissionKind } from '../../shared/requests/form.ts'
import { keysOfField } from '../../shared/typing/field-keys.ts'
import { ownKeys } from './own-keys.ts'

interface FormFieldProps {
  kind: SubmissionKind
  field: Field
  value: string
  problem: AnswerProblem | undefined
  /** The page's heading already asks the question: the label is there for readers of the page only. */
  labelHidden: boolean
  onChange: (value: string) => void
}

export function FormField(props: FormFieldProps) {
  return props.field.type === 'choice' ? <ChoiceField {...props} /> : <WrittenField {...props} />
}

function WrittenField({ kind, field, value, problem, labelHidden, onChange }: FormFieldProps) {
  const { t } = useTranslation()
  const id = inputId(field.id)
  const label = t(`forms:${kind}.field.${field.id}.label`)
  const hint = t(`forms:${kind}.field.${field.id}.hint`, { defaultValue: '' })
  const keys = ownKeys(field.type === 'choice' ? 'words' : keysOfField(field.type))
  const input = { id, 'data-testid': `field-${field.id}`, ...keys } as const
  return (
    <TextField
      className={problem === undefined ? 'field' : 'field field-wrong'}
      value={value}
      onChange={onChange}
      isRequired={field.required}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
      type="text"
      data-keep=""
    >
      <Label className={labelHidden ? 'unseen' : 'field-label'}>
        {label}
        {field.required ? null : <span className="field-optional">{t('common:optional')}</span>}
      </Label>
      {hint === '' ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-problem">{problem === undefined ? '' : problemWords(t, kind, field, problem)}</FieldError>
      {field.type === 'long-text' ? (
        <>
          <TextArea {...input} rows={6} />
          <p className="field-count">{t('common:written', { count: [...value].length, max: field.maxLength })}</p>
        </>
      ) : (
        <Input {...input} />
      )}
    </TextField>
  )
}

function ChoiceField({ kind, field, value, problem, labelHidden, onChange }: FormFieldProps) {
  const { t } = useTranslation()
  const id = inputId(field.id)
  const label = t(`forms:${kind}.field.${field.id}.label`)
  return (
    <RadioGroup
      id={id}
      className={problem === undefined ? 'field' : 'field field-wrong'}
      value={value === '' ? null : value}
      onChange={onChange}
      isRequired={field.required}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      // One of several questions on a page is short: its label never stands at the foot of a page without its choices.
      data-keep={labelHidden ? undefined : ''}
    >
      <Label className={labelHidden ? 'unseen' : 'field-label'}>{label}</Label>
      <FieldError className="field-problem">{problem === undefined ? '' : problemWords(t, kind, field, problem)}</FieldError>
      <div className={labelHidden ? 'options' : 'options options-short'} data-count={field.options?.length}>
        {(field.options ?? []).map((option) => (
          <Radio
            key={option}
            value={option}
            className={value === option ? 'option option-chosen' : 'option'}
            data-testid={`option-${field.id}-${option}`}
            data-keep=""
          >
            <span className="option-mark" aria-hidden="true" />
            <span className="option-words">
              {t(`forms:${kind}.field.${field.id}.option.${option}`)}
              <OptionHint path={`forms:${kind}.field.${field.id}.option-hint.${option}`} />
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
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
  if (problem !== 'missing') return t(`forms:problem.${problem}`, values)
  // A field's own sentence: languages with articles and particles can't make one from the label.
  return t(`forms:${kind}.field.${field.id}.missing`, {
    defaultValue: t(field.type === 'choice' ? 'forms:problem.missing-choice' : 'forms:problem.missing', values),
  })
}

/** The element a summary of errors leads to. */
export function inputId(field: string): string {
  return `input-${field}`
}
