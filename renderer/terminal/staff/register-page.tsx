// One register: fill in by taps, 都正常 in one; open faults with 已修好; what was entered last.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Registers } from '../../../shared/api/terminal-duty.ts'
import { answerProblem, type RegisterAnswers } from '../../../shared/standard/register-entry.ts'
import { REGISTER_FIELDS, type RegisterId } from '../../../shared/standard/registers.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { WhoActs } from './item-actions.tsx'
import { RegisterFields } from './register-fields.tsx'
import { Entries, OpenFaults } from './register-lines.tsx'
import { useRegisters } from './use-registers.ts'

const ENTRIES_LISTED = 8
const ALL_RIGHT: RegisterAnswers = Object.fromEntries(REGISTER_FIELDS['daily-check'].map(({ id }) => [id, 'right']))

/** `kept-wrong`: a daily check that found something. */
type Told = 'kept' | 'kept-wrong' | { readonly problem: string; readonly field: string }

export function RegisterPage(props: { register: RegisterId; toFault: () => void; back: () => void }) {
  const { register, toFault, back } = props
  const { t } = useTranslation()
  const { loaded, retry, keep, busy, failure } = useRegisters()
  const [answers, setAnswers] = useState<RegisterAnswers>({})
  const [told, setTold] = useState<Told | undefined>()
  // Each outcome stands at the top, and the page goes there; taps below leave it where it is.
  const [outcomes, setOutcomes] = useState(0)

  const answer = (field: string, value: string | number | undefined) => {
    const { [field]: _, ...others } = answers
    setAnswers(value === undefined ? others : { ...others, [field]: value })
    setTold(undefined)
  }
  const save = async (given: RegisterAnswers) => {
    const problem = answerProblem(register, given)
    if (problem !== undefined) return tell(problem)
    const kept = await keep({ register, answers: given })
    if (kept) setAnswers({})
    tell(kept ? (Object.values(given).includes('wrong') ? 'kept-wrong' : 'kept') : undefined)
  }
  const mended = async (fault: string) => {
    tell((await keep({ register: 'fault', answers: {}, mends: fault })) ? 'kept' : undefined)
  }
  const tell = (outcome: Told | undefined) => {
    setTold(outcome)
    setOutcomes((n) => n + 1)
  }
  return (
    <Page
      turn={`register-${register}/${outcomes}`}
      onBack={back}
      onward={
        <Button
          look={register === 'daily-check' && Object.keys(answers).length === 0 ? 'plain' : 'primary'}
          busy={busy}
          testId="register-save"
          onPress={() => void save(answers)}
        >
          {busy ? t('duty:entry.saving') : t('duty:entry.save')}
        </Button>
      }
    >
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {told === undefined ? null : <Outcome register={register} told={told} toFault={toFault} />}
      <h1>{t(`duty:register.${register}.name`)}</h1>
      <p className="soft">{t(`duty:register.${register}.about`)}</p>
      <WhoActs />
      {register === 'daily-check' ? (
        <div className="all-right">
          <Button look="primary" icon="done" busy={busy} testId="all-right" onPress={() => void save(ALL_RIGHT)}>
            {t('duty:entry.all-right')}
          </Button>
        </div>
      ) : null}
      {loaded.state === 'ready' && register === 'fault' ? (
        <OpenFaults faults={loaded.value.openFaults} busy={busy} mended={(fault) => void mended(fault)} />
      ) : null}
      <RegisterFields register={register} answers={answers} answer={answer} />
      <h2>{t('duty:entries')}</h2>
      {loaded.state === 'waiting' ? <Waiting what={t('common:looking')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <Entries entries={lastOf(loaded.value, register)} /> : null}
    </Page>
  )
}

function Outcome({ register, told, toFault }: { register: RegisterId; told: Told; toFault: () => void }) {
  const { t } = useTranslation()
  const kept = told === 'kept' || told === 'kept-wrong'
  return (
    <div
      className={kept ? 'note note-good' : 'note note-warn'}
      role="status"
      data-testid="register-outcome"
      data-outcome={kept ? told : told.problem}
      data-keep=""
    >
      <p>
        {kept ? t(`duty:entry.${told}`) : t(`duty:problem.${told.problem}`, { label: t(`duty:field.${register}.${told.field}`) })}
      </p>
      {told === 'kept-wrong' ? (
        <Button testId="to-fault" onPress={toFault}>
          {t('duty:entry.to-fault')}
        </Button>
      ) : null}
    </div>
  )
}

function lastOf({ entries }: Registers, register: RegisterId) {
  return entries.filter((entry) => entry.register === register).slice(0, ENTRIES_LISTED)
}
