// 登记申请: an officer enters what came to the office itself. What the paper lacks is said once, a near repeat too; neither keeps it out (条例 第29、30条).
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimilarRequest } from '../../../shared/api/hub-cases.ts'
import type { OpenedSubmission } from '../../../shared/api/hub-console.ts'
import { hubHandInApi } from '../../../shared/api/hub-hand-in.ts'
import type { Answers } from '../../../shared/requests/form.ts'
import { checkHandedIn, isReceivedOnArrival } from '../../../shared/requests/handed-in.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { callSignedIn } from '../session.ts'
import { SimilarList } from '../similar-list.tsx'
import { type Arrival, ArrivalFields } from './arrival-fields.tsx'
import { PaperFields } from './paper-fields.tsx'

type Stage = 'typing' | 'lacking' | 'similar'

export function HandInView({ entered, close }: { entered: (submission: OpenedSubmission) => void; close: () => void }) {
  const { t } = useTranslation()
  const today = dayOf(new Date())
  const [id] = useState(() => crypto.randomUUID())
  const [arrival, setArrival] = useState<Arrival>({ way: 'in-person', day: today, confirmedOn: '', identitySeen: false })
  const [answers, setAnswers] = useState<Answers>({})
  const [looked, setLooked] = useState(false)
  const [asWritten, setAsWritten] = useState(false)
  const [similar, setSimilar] = useState<readonly SimilarRequest[]>([])
  const [stage, setStage] = useState<Stage>('typing')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const checked = checkHandedIn(answers)
  const isWrong = Object.keys(checked.wrong).length > 0
  const lacks = Object.keys(checked.lacking).length > 0

  const enter = async () => {
    setBusy(true)
    const { way, day, confirmedOn, identitySeen } = arrival
    const answer = await callSignedIn(hubHandInApi.handIn, {
      ...{ id, handedIn: { way, day }, answers, asWritten, identitySeen },
      ...(!isReceivedOnArrival(way) && confirmedOn !== '' && { confirmedOn }),
    })
    setBusy(false)
    if (answer.ok) entered(answer.value)
    else setFailure(answer.error)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setLooked(true)
    setFailure(undefined)
    if (isWrong) {
      setFailure({ code: 'form-incomplete' })
      return
    }
    if (lacks && !asWritten) {
      setStage('lacking')
      return
    }
    if (stage === 'similar') {
      await enter()
      return
    }
    setBusy(true)
    const found = await callSignedIn(hubHandInApi.similar, { answers: checked.answers })
    setBusy(false)
    if (!found.ok) setFailure(found.error)
    else if (found.value.similar.length === 0) await enter()
    else {
      setSimilar(found.value.similar)
      setStage('similar')
    }
  }
  return (
    <form className="hand-in" onSubmit={(event) => void submit(event)} noValidate>
      <header className="section-head">
        <Button icon="back" onPress={close} testId="leave-hand-in">
          {t('handin:back')}
        </Button>
        <h1 ref={heading} tabIndex={-1}>
          {t('handin:title')}
        </h1>
      </header>
      <p className="soft">{t('handin:hint')}</p>
      <ArrivalFields arrival={arrival} today={today} change={setArrival} />
      <PaperFields
        answers={answers}
        problems={looked ? { ...checked.lacking, ...checked.wrong } : {}}
        change={(field, value) => {
          setAnswers({ ...answers, [field]: value })
          setAsWritten(false)
          setStage('typing')
        }}
      />
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {stage === 'lacking' && lacks ? (
        <Asked testId="paper-lacks" words={t('handin:lacks')}>
          <label className="check-line">
            <input
              type="checkbox"
              checked={asWritten}
              data-testid="as-written"
              onChange={({ target }) => setAsWritten(target.checked)}
            />
            {t('handin:as-written')}
          </label>
        </Asked>
      ) : null}
      {stage === 'similar' ? (
        <Asked testId="hand-in-similar" words={t('handin:similar')}>
          <SimilarList similar={similar} />
        </Asked>
      ) : null}
      <div className="button-row">
        <Button submit look="primary" busy={busy} testId="hand-in">
          {stage === 'similar' ? t('handin:enter-anyway') : t('handin:enter')}
        </Button>
      </div>
    </form>
  )
}

/** What is asked after the press stands above the button: the focus goes to it, so that it is read. */
function Asked({ testId, words, children }: { testId: string; words: string; children: ReactNode }) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div className="note note-warn" role="alert" tabIndex={-1} ref={note} data-testid={testId}>
      <p>{words}</p>
      {children}
    </div>
  )
}
