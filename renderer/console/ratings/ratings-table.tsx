// The rows of bad ratings: the grade, where it was given, whether somebody can be called, by when it is closed, where it stands.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowUpRow } from '../../../shared/api/hub-follow-up.ts'
import { LimitLeft } from '../limit-left.tsx'
import { standingWords } from './rating-words.ts'

interface RatingsTableProps {
  rows: readonly FollowUpRow[]
  opening: string | undefined
  /** The row whose rating was just closed: the focus goes back to it. */
  comingFrom: string | undefined
  open: (row: FollowUpRow) => void
}

export function RatingsTable({ rows, opening, comingFrom, open }: RatingsTableProps) {
  const { t } = useTranslation()
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <div className="table-card">
      <table>
        <caption className="unseen">{t('ratings:title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('console:inbox.receipt')}</th>
            <th scope="col">{t('ratings:grade')}</th>
            <th scope="col">{t('console:inbox.terminal')}</th>
            <th scope="col">{t('ratings:came')}</th>
            <th scope="col">{t('ratings:phone')}</th>
            <th scope="col">{t('ratings:last-day')}</th>
            <th scope="col">{t('console:inbox.left')}</th>
            <th scope="col">{t('console:inbox.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => {
            const { row, grade, reachable } = one
            return (
              <tr key={row.id} data-testid="rating-row" data-receipt={row.receipt} data-state={row.followUp}>
                <th scope="row" className="receipt-cell">
                  <button
                    type="button"
                    className="link"
                    ref={row.id === comingFrom ? back : undefined}
                    data-testid="open-rating"
                    aria-busy={row.id === opening || undefined}
                    onClick={() => (opening === undefined ? open(one) : undefined)}
                  >
                    <span className="unseen">{t('console:inbox.open')} </span>
                    {row.receipt}
                  </button>
                  {row.id === opening ? (
                    <span className="soft" role="status">
                      {t('console:inbox.opening')}
                    </span>
                  ) : null}
                </th>
                <td className="nowrap">{t(`forms:rating.field.grade.option.${grade}`)}</td>
                <td className="name-cell" title={row.terminalName}>
                  {row.terminal} <span className="soft">{row.terminalName}</span>
                </td>
                <td className="nowrap">{row.house?.from}</td>
                <td className="nowrap">{t(reachable ? 'ratings:phone-left' : 'ratings:no-phone')}</td>
                <td className="nowrap">{row.house?.lastDay}</td>
                <td>
                  <LimitLeft row={row} />
                </td>
                <td>
                  <span className={`tag tag-${TAGS[row.followUp ?? 'waiting']}`}>{standingWords(t, one)}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const TAGS = { waiting: 'new', working: 'opened', closed: 'answered' } as const
