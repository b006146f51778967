// An opinion that came on paper or by word of mouth, typed in by the officer under its call.
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OPINION_MAX_CHARACTERS } from '../../../shared/opinions/decision.ts'
import { NAME_MAX_CHARACTERS, type PaperOpinion, PHONE_MAX_CHARACTERS, STANCES } from '../../../shared/opinions/on-paper.ts'
import { HAND_IN_WAYS, type HandedIn, REGULATION_SINCE } from '../../../shared/requests/handed-in.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/dates.ts'

interface EnterFormProps {
  busy: boolean
  leave: () => void
  /** True once it is kept. */
  enter: (submission: string, handedIn: HandedIn, paper: PaperOpinion) => Promise<boolean>
}

export function EnterForm({ busy, leave, enter }: EnterFormProps) {
  const { t } = useTranslation()
  const id = useId()
  const today = dayOf(new Date())
  /** Of this one paper: a second press enters nothing again. */
  const [submission] = useState(() => crypto.randomUUID())
  const [handedIn, setHandedIn] = useState<HandedIn>({ way: 'in-person', day: today })
  const [paper, setPaper] = useState<PaperOpinion>({ opinion: '', name: '', phone: '' })
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!busy && paper.opinion.trim() !== '' && (await enter(submission, handedIn, paper))) leave()
  }
  return (
    <form className="card" aria-labelledby={`${id}-title`} data-testid="enter-form" onSubmit={(event) => void save(event)}>
      <h2 id={`${id}-title`}>{t('adoption:enter.title')}</h2>
      <p className="soft">{t('adoption:enter.hint')}</p>
      <div className="case-fields">
        <p>
          <label htmlFor={`${id}-way`}>{t('handin:way-label')}</label>
          <select
            id={`${id}-way`}
            ref={first}
            value={handedIn.way}
            data-testid="enter-way"
            onChange={({ target }) =>
              setHandedIn({ ...handedIn, way: HAND_IN_WAYS.find((one) => one === target.value) ?? handedIn.way })
            }
          >
            {HAND_IN_WAYS.map((one) => (
              <option key={one} value={one}>
                {t(`handin:way-short.${one}`)}
              </option>
            ))}
          </select>
        </p>
        <p>
          <label htmlFor={`${id}-day`}>{t('handin:day')}</label>
          <input
            id={`${id}-day`}
            type="date"
            min={REGULATION_SINCE}
            max={today}
            value={handedIn.day}
            data-testid="enter-day"
            onChange={({ target }) => setHandedIn({ ...handedIn, day: target.value === '' ? today : target.value })}
          />
        </p>
        <p>
          <label htmlFor={`${id}-stance`}>{t('forms:opinion.field.stance.label')}</label>
          <select
            id={`${id}-stance`}
            value={paper.stance ?? ''}
            data-testid="enter-stance"
            onChange={({ target }) => {
              const { stance: _, ...rest } = paper
              setPaper(STANCES.includes(target.value) ? { ...rest, stance: target.value } : rest)
            }}
          >
            <option value="">{t('adoption:enter.no-stance')}</option>
            {STANCES.map((one) => (
              <option key={one} value={one}>
                {t(`forms:opinion.field.stance.option.${one}`)}
              </option>
            ))}
          </select>
        </p>
      </div>
      <label htmlFor={`${id}-opinion`}>{t('adoption:opinions.opinion')}</label>
      <textarea
        id={`${id}-opinion`}
        rows={4}
        required
        maxLength={OPINION_MAX_CHARACTERS}
        value={paper.opinion}
        data-testid="enter-opinion"
        onChange={({ target }) => setPaper({ ...paper, opinion: target.value })}
      />
      <div className="case-fields">
        {(['name', 'phone'] as const).map((field) => (
          <p key={field}>
            <label htmlFor={`${id}-${field}`}>{t(`adoption:enter.${field}`)}</label>
            <input
              id={`${id}-${field}`}
              type="text"
              autoComplete="off"
              maxLength={field === 'name' ? NAME_MAX_CHARACTERS : PHONE_MAX_CHARACTERS}
              aria-describedby={`${id}-${field}-hint`}
              value={paper[field]}
              data-testid={`enter-${field}`}
              onChange={({ target }) => setPaper({ ...paper, [field]: target.value })}
            />
            <span id={`${id}-${field}-hint`} className="soft">
              {t(`adoption:enter.${field}-hint`)}
            </span>
          </p>
        ))}
      </div>
      <div className="button-row">
        <Button submit look="primary" busy={busy} disabled={paper.opinion.trim() === ''} testId="save-entered">
          {t('adoption:enter.save')}
        </Button>
        <Button testId="leave-enter" onPress={leave}>
          {t('adoption:enter.leave')}
        </Button>
      </div>
    </form>
  )
}
