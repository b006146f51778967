// 期限怎么算的: every day from the day of receipt to the last day, dates and day numbers in rows of their own. Only working days count.
import { useTranslation } from 'react-i18next'
import type { AnswerLimit, OpenedSubmission } from '../../shared/api/hub-console.ts'
import { stretches } from '../../shared/requests/case/clock-stretches.ts'
import type { DayReason } from '../../shared/requests/case/statutory-clock.ts'
import { dayText, monthDayText } from '../ui/dates.ts'
import { currentLanguage } from '../ui/language.ts'
import { LimitLeft } from './limit-left.tsx'

type Clocked = Pick<OpenedSubmission, 'row' | 'clock' | 'today'>

export function ClockCard({ submission, limit }: { submission: Clocked; limit: AnswerLimit }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <section className="card clock" aria-labelledby="clock" data-testid="clock">
      <div className="card-head">
        <h2 id="clock">{t('console:clock.title')}</h2>
        <p className="clock-end">
          <span>
            {limit.left.state === 'waiting'
              ? t(`cases:clock.waiting-${limit.left.on}`, { day: dayText(limit.lastDay, language) })
              : t('cases:clock.last-day', { days: limit.allowed, day: dayText(limit.lastDay, language) })}
          </span>
          <LimitLeft row={submission.row} />
        </p>
      </div>
      <Strip submission={submission} lastDay={limit.lastDay} />
      <Reasons days={submission.clock} />
      <p className="soft">
        {limit.provisional
          ? t('console:clock.provisional', { day: dayText(limit.from, language) })
          : t('console:clock.counted', { day: dayText(limit.from, language) })}
        {limit.estimated ? ` ${t('console:clock.estimated')}` : ''}
      </p>
    </section>
  )
}

/** Equal reasons in a row as one line: what a person reads who wants to know why. */
function Reasons({ days }: { days: OpenedSubmission['clock'] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const day = (on: string) => monthDayText(on, language)
  return (
    <details className="clock-reasons" data-testid="clock-reasons">
      <summary>{t('cases:clock.reasons')}</summary>
      <ul className="plain-list">
        {stretches(days).map(({ from, until, why }) => (
          <li key={from}>
            {from === until
              ? t('cases:cli.reason-day', { from: day(from), why: t(`cases:why.${why}`) })
              : t('cases:cli.reason', { from: day(from), until: day(until), why: t(`cases:why.${why}`) })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Strip({ submission: { clock, today }, lastDay }: { submission: Clocked; lastDay: string }) {
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
            {clock.map(({ day, number, why }) => (
              <td
                key={day}
                className={`strip-day ${dayLook(why, number, day, today, lastDay)}`}
                title={t(`cases:why.${why}`)}
                aria-current={day === today ? 'date' : undefined}
              >
                {Number(day.slice(8))}
              </td>
            ))}
          </tr>
          <tr>
            {clock.map(({ day, number, why }) => (
              <td key={day} className={number === undefined ? 'strip-number strip-off-word' : 'strip-number'}>
                {number ?? t(MARKS[why] ?? 'console:clock.mark-off')}
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

/** 收: received, or received anew; 停: the count stands still. */
const MARKS: Readonly<Partial<Record<DayReason, string>>> = {
  receipt: 'console:clock.mark-receipt',
  'restart-supplement': 'console:clock.mark-receipt',
  'restart-fee': 'console:clock.mark-receipt',
  'waiting-supplement': 'cases:clock.mark-stopped',
  'waiting-fee': 'cases:clock.mark-stopped',
  'waiting-third-party': 'cases:clock.mark-stopped',
  'waiting-co-producer': 'cases:clock.mark-stopped',
  deferred: 'cases:clock.mark-stopped',
}

function dayLook(why: DayReason, number: number | undefined, day: string, today: string, lastDay: string): string {
  if (day === today) return 'strip-today'
  if (why === 'receipt' || why === 'restart-supplement' || why === 'restart-fee') return 'strip-receipt'
  if (day === lastDay) return 'strip-last'
  if (number === undefined) return 'strip-off'
  return day < today ? 'strip-past' : 'strip-ahead'
}
