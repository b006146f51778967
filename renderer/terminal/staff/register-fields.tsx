// The fields of a register: large choices to tap, a number by the digit pad, a few words where taps don't say it.
import { useTranslation } from 'react-i18next'
import type { RegisterAnswers } from '../../../shared/standard/register-entry.ts'
import { REGISTER_FIELDS, type RegisterField, type RegisterId } from '../../../shared/standard/registers.ts'
import { Toggle } from '../../ui/button.tsx'
import { ownKeys } from '../../ui/own-keys.ts'
import { DigitPad } from '../roles/digit-pad.tsx'

interface FieldsProps {
  readonly register: RegisterId
  readonly answers: RegisterAnswers
  /** Undefined takes an answer back. */
  readonly answer: (field: string, value: string | number | undefined) => void
}

export function RegisterFields({ register, answers, answer }: FieldsProps) {
  return (
    <div className={register === 'daily-check' ? 'register-fields register-checks' : 'register-fields'}>
      {REGISTER_FIELDS[register].map((field) => (
        <OneField key={field.id} register={register} field={field} value={answers[field.id]} answer={answer} />
      ))}
    </div>
  )
}

interface FieldProps extends Pick<FieldsProps, 'register' | 'answer'> {
  readonly field: RegisterField
  readonly value: string | number | undefined
}

function OneField({ register, field, value, answer }: FieldProps) {
  const { t } = useTranslation()
  const label = t(`duty:field.${register}.${field.id}`)
  switch (field.kind) {
    case 'choice':
      return (
        <fieldset className="register-field" data-keep="">
          <legend className="unseen">{label}</legend>
          <span className="field-label" aria-hidden="true">
            {label}
          </span>
          <div className="staff-tabs">
            {field.options.map((option) => (
              <Toggle
                key={option}
                look="staff-tab"
                on={value === option}
                onChange={() => answer(field.id, option)}
                testId={`${field.id}-${option}`}
              >
                {t(`duty:option.${option}`)}
              </Toggle>
            ))}
          </div>
        </fieldset>
      )
    case 'count':
      return (
        <fieldset className="register-field" data-keep="">
          <legend className="field-label">
            {t('duty:entry.count', { label, value: value ?? '—' })}
            <span className="field-optional">{t('common:optional')}</span>
          </legend>
          <DigitPad
            value={value === undefined ? '' : String(value)}
            maxLength={String(field.max).length}
            onChange={(digits) => answer(field.id, digits === '' ? undefined : Number(digits))}
          />
        </fieldset>
      )
    case 'words':
      return <Words label={label} field={field} value={value} answer={answer} />
  }
}

interface WordsProps extends Pick<FieldProps, 'value' | 'answer'> {
  readonly label: string
  readonly field: Extract<RegisterField, { kind: 'words' }>
}

function Words({ label, field, value, answer }: WordsProps) {
  const { t } = useTranslation()
  const id = `input-register-${field.id}`
  const hintId = `${id}-hint`
  return (
    <div className="field" data-keep="">
      <label htmlFor={id} className="field-label">
        {label}
        {field.required === true ? null : <span className="field-optional">{t('common:optional')}</span>}
      </label>
      <span id={hintId} className="field-hint">
        {t('duty:entry.words-hint', { max: field.max })}
      </span>
      <input
        id={id}
        type="text"
        autoComplete="off"
        aria-describedby={hintId}
        value={value ?? ''}
        data-testid={`register-${field.id}`}
        {...ownKeys('words')}
        onChange={(event) => answer(field.id, event.target.value === '' ? undefined : event.target.value)}
      />
    </div>
  )
}
