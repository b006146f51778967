// 记录一步办理: which step, on which day, with what it asks for and the words that go into its document.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseView, hubCasesApi } from '../../shared/api/hub-cases.ts'
import { CASE_WORDS_MAX_CHARACTERS, caseActionSchema } from '../../shared/requests/case/case-event.ts'
import type { Failure } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { actionFrom, offeredSteps, type StepField, type StepKind, stepFields } from './case-steps.ts'
import { Choice, Written } from './labelled-fields.tsx'
import { PublishedChoice } from './published-choice.tsx'
import { callSignedIn } from './session.ts'

interface CaseStepFormProps {
  view: CaseView
  /** Entered at the office: nothing of it goes to a terminal. */
  handedIn: boolean
  recorded: (view: CaseView, kind: StepKind) => void
}

export function CaseStepForm({ view, handedIn, recorded }: CaseStepFormProps) {
  const { t } = useTranslation()
  const offered = offeredSteps(view)
  const [chosen, setKind] = useState<StepKind>(offered[0] ?? 'answered')
  const kind = offered.includes(chosen) ? chosen : (offered[0] ?? 'answered')
  const [day, setDay] = useState(view.today)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const fields = stepFields(kind, view)
  const record = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const filled = Object.fromEntries(fields.map((field) => [field.name, values[field.name] ?? firstValue(field)]))
    const action = caseActionSchema.safeParse(actionFrom(kind, day, fields, filled))
    if (!action.success) {
      setFailure({ code: 'step-incomplete' })
      return
    }
    setBusy(true)
    setFailure(undefined)
    const answer = await callSignedIn(hubCasesApi.act, { id: view.id, action: action.data, words })
    setBusy(false)
    if (!answer.ok) {
      setFailure(answer.error)
      return
    }
    setWords('')
    setValues({})
    recorded(answer.value, kind)
  }
  return (
    <form className="case-form" onSubmit={(event) => void record(event)}>
      <div className="case-fields">
        <Choice
          label={t('cases:form.step')}
          testId="step-kind"
          value={kind}
          options={offered}
          words={(one) => t(`cases:step.${one}`)}
          change={(value) => setKind(offered.find((one) => one === value) ?? kind)}
        />
        <Written
          label={t('cases:form.day')}
          type="date"
          testId="step-day"
          value={day}
          min={view.receivedOn}
          max={view.today}
          change={setDay}
        />
        {fields.map((field) =>
          field.type === 'published' ? (
            <PublishedChoice
              key={field.name}
              value={values[field.name] ?? ''}
              change={(value) => setValues({ ...values, [field.name]: value })}
            />
          ) : field.type === 'choice' ? (
            <Choice
              key={field.name}
              label={t(`cases:field.${field.name}`)}
              testId={`step-${field.name}`}
              value={values[field.name] ?? firstValue(field)}
              options={field.options ?? []}
              words={(one) => t(`cases:${field.name}.${one}`)}
              change={(value) => setValues({ ...values, [field.name]: value })}
            />
          ) : (
            <Written
              key={field.name}
              label={t(`cases:field.${field.name}`)}
              type={field.type === 'day' ? 'date' : 'number'}
              testId={`step-${field.name}`}
              value={values[field.name] ?? firstValue(field)}
              min={field.type === 'day' ? day : field.min}
              max={field.max}
              change={(value) => setValues({ ...values, [field.name]: value })}
            />
          ),
        )}
      </div>
      <label htmlFor="step-words">{t(`cases:words.${kind}`, { defaultValue: t('cases:form.words') })}</label>
      <textarea
        id="step-words"
        rows={3}
        maxLength={CASE_WORDS_MAX_CHARACTERS}
        value={words}
        data-testid="step-words"
        onChange={(event) => setWords(event.target.value)}
      />
      {kind === 'supplement-asked' ? <p className="soft">{t('cases:form.supplement-by', { day: view.supplementBy })}</p> : null}
      {kind === 'answered' ? <p className="soft">{t(handedIn ? 'handin:answer-by-hand' : 'cases:form.answer-sent')}</p> : null}
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <Button submit look="primary" busy={busy} testId="record-step">
        {t('cases:form.record')}
      </Button>
    </form>
  )
}

function firstValue({ options, min }: StepField): string {
  return options?.[0] ?? (min === undefined ? '' : String(min))
}
