// Answered requests with the day on which their period ends.
import { useTranslation } from 'react-i18next'
import type { RetentionRow } from '../../../shared/api/hub-person-data.ts'

interface RetentionTableProps {
  rows: readonly RetentionRow[]
  label: string
  /** Missing where nothing is to be decided. */
  choosing?: { chosen: readonly string[]; choose: (ids: readonly string[]) => void }
}

export function RetentionTable({ rows, label, choosing }: RetentionTableProps) {
  const { t } = useTranslation()
  return (
    <table>
      <caption className="unseen">{label}</caption>
      <thead>
        <tr>
          {choosing === undefined ? null : <th scope="col">{t('personal:retention.choose')}</th>}
          <th scope="col">{t('console:inbox.receipt')}</th>
          <th scope="col">{t('personal:retention.answered')}</th>
          <th scope="col">{t('personal:retention.kept-until')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, receipt, answeredOn, keptUntil, answeredByAsker }) => (
          <tr key={id} data-testid="retention-row" data-receipt={receipt}>
            {choosing === undefined ? null : (
              <td>
                {answeredByAsker ? (
                  <span className="soft" data-testid="own-answer">
                    {t('personal:retention.own-answer')}
                  </span>
                ) : (
                  <input
                    type="checkbox"
                    aria-label={t('personal:choose', { receipt })}
                    data-testid="choose-file"
                    checked={choosing.chosen.includes(id)}
                    onChange={({ target }) =>
                      choosing.choose(target.checked ? [...choosing.chosen, id] : choosing.chosen.filter((one) => one !== id))
                    }
                  />
                )}
              </td>
            )}
            <th scope="row" className="receipt-cell">
              {receipt}
            </th>
            <td className="nowrap">{answeredOn}</td>
            <td className="nowrap">{keptUntil}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
