// 期限怎么算的: every day from the day of receipt to the last day, dates and day numbers in rows of their own. Only working days count.
import { useTranslation } from 'react-i18next'
import type { AnswerLimit, OpenedSubmission } from '../../shared/api/hub-console.ts'
import { dayText } from '../ui/dates.ts'
import { currentLanguage } from '../ui/language.ts'
import { LimitLeft } from './limit-left.tsx'

export function ClockCard({ submission, limit }: { submission: OpenedSubmission; limit: AnswerLimit }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <section className="card clock" aria-labelledby="clock" data-testid="clock">
      <div className="card-head">
        <h2 id="clock">{t('console:clock.title')}</h2>
        <p className="clock-end">
          <span>{t('console:clock.last-day', { day: dayText(limit.lastDay, language) })}</span>
          <LimitLeft row={submission.row} />
        </p>
      </div>
      <Strip submission={submission} lastDay={limit.lastDay} />
      <p className="soft">
        {limit.provisional
          ? t('console:clock.provisional', { day: dayText(limit.from, language) })
          : t('console:clock.counted', { day: dayText(limit.from, language) })}
        {limit.estimated ? ` ${t('console:clock.estimated')}` : ''}
      </p>
    </section>
  )
}

function Strip({ submission: { clock, today }, lastDay }: { submission: OpenedSubmission; lastDay: string }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const months = [...Map.groupBy(clock, ({ day }) => day.slice(0, 7))]
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  return (
    <div className="strip-frame">
      <table className="strip">
        <caption className="unseen">{t('console:clock.title')}</caption>
        <thead>
          <tr>
            {months.map(([key, days]) => (
              <th key={key} scope="colgroup" colSpan={days.length}>
                {month.format(new Date(`${key}-01T00:00:00Z`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {clock.map(({ day, number }, at) => (
              <td
                key={day}
                className={`strip-day ${dayLook(at, number, day, today, lastDay)}`}
                aria-current={day === today ? 'date' : undefined}
              >
                {Number(day.slice(8))}
              </td>
            ))}
          </tr>
          <tr>
            {clock.map(({ day, number }, at) => (
              <td key={day} className={number === undefined ? 'strip-number strip-off-word' : 'strip-number'}>
                {at === 0 ? t('console:clock.mark-receipt') : (number ?? t('console:clock.mark-off'))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <ul className="legend plain-list">
        <li>
          <span className="swatch strip-receipt" /> {t('console:clock.legend-receipt')}
        </li>
        {clock.some(({ day }) => day === today) ? (
          <li>
            <span className="swatch strip-today" /> {t('console:clock.legend-today')}
          </li>
        ) : null}
        <li>
          <span className="swatch strip-past" /> {t('console:clock.legend-past')}
        </li>
        <li>
          <span className="swatch strip-off" /> {t('console:clock.legend-off')}
        </li>
        <li>
          <span className="swatch strip-last" /> {t('console:clock.legend-last')}
        </li>
      </ul>
    </div>
  )
}

function dayLook(at: number, number: number | undefined, day: string, today: string, lastDay: string): string {
  if (day === today) return 'strip-today'
  if (at === 0) return 'strip-receipt'
  if (day === lastDay) return 'strip-last'
  if (number === undefined) return 'strip-off'
  return day < today ? 'strip-past' : 'strip-ahead'
}
