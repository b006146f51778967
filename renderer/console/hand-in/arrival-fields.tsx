// 怎么收到的: the way and the day decide which day the clock runs from (条例 第31条).
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { HAND_IN_WAYS, type HandInWay, isReceivedOnArrival, REGULATION_SINCE } from '../../../shared/requests/handed-in.ts'

export interface Arrival {
  readonly way: HandInWay
  readonly day: string
  /** Empty while the applicant was not spoken to. */
  readonly confirmedOn: string
  readonly identitySeen: boolean
}

interface ArrivalFieldsProps {
  arrival: Arrival
  today: string
  change: (arrival: Arrival) => void
}

export function ArrivalFields({ arrival, today, change }: ArrivalFieldsProps) {
  const { t } = useTranslation()
  const id = useId()
  const { way, day, confirmedOn, identitySeen } = arrival
  const atWindow = way === 'in-person' || way === 'oral'
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('handin:arrival')}</h2>
      <div className="case-fields">
        <p>
          <label htmlFor={`${id}-way`}>{t('handin:way-label')}</label>
          <select
            id={`${id}-way`}
            value={way}
            data-testid="hand-in-way"
            onChange={({ target }) => {
              const chosen = HAND_IN_WAYS.find((one) => one === target.value) ?? way
              change({ ...arrival, way: chosen, identitySeen: false, confirmedOn: '' })
            }}
          >
            {HAND_IN_WAYS.map((one) => (
              <option key={one} value={one}>
                {t(`handin:way.${one}`)}
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
            value={day}
            data-testid="hand-in-day"
            onChange={({ target }) => change({ ...arrival, day: target.value === '' ? today : target.value })}
          />
        </p>
        {isReceivedOnArrival(way) ? null : (
          <p>
            <label htmlFor={`${id}-confirmed`}>{t('handin:confirmed-on')}</label>
            <input
              id={`${id}-confirmed`}
              type="date"
              min={day}
              max={today}
              value={confirmedOn}
              data-testid="hand-in-confirmed"
              onChange={({ target }) => change({ ...arrival, confirmedOn: target.value })}
            />
          </p>
        )}
      </div>
      <p className="soft" data-testid="way-hint">
        {t(`handin:way-hint.${way}`)}
      </p>
      {atWindow ? (
        <label className="check-line">
          <input
            type="checkbox"
            checked={identitySeen}
            data-testid="identity-seen"
            onChange={({ target }) => change({ ...arrival, identitySeen: target.checked })}
          />
          {t('handin:identity-seen')}
        </label>
      ) : null}
    </section>
  )
}
