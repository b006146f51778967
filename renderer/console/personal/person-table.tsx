// What was found of one person: what it is, and whether it goes when asked or stays for its period.
import { useTranslation } from 'react-i18next'
import type { PersonDataRow } from '../../../shared/api/hub-person-data.ts'
import { dayText } from '../../ui/dates.ts'
import { currentLanguage } from '../../ui/language.ts'
import { Moment } from '../moment.tsx'

interface PersonTableProps {
  rows: readonly PersonDataRow[]
  retentionYears: number
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
  shown: string | undefined
  show: (id: string) => void
}

export function PersonTable({ rows, retentionYears, chosen, choose, shown, show }: PersonTableProps) {
  const { t } = useTranslation()
  return (
    <table>
      <caption className="unseen">{t('personal:held')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('personal:erase')}</th>
          <th scope="col">{t('console:inbox.receipt')}</th>
          <th scope="col">{t('console:inbox.kind')}</th>
          <th scope="col">{t('console:inbox.received')}</th>
          <th scope="col">{t('personal:stays')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="person-row" data-receipt={row.receipt}>
            <td className="nowrap">
              {row.goesOnDemand ? (
                <input
                  type="checkbox"
                  aria-label={t('personal:choose', { receipt: row.receipt })}
                  data-testid="choose-row"
                  checked={chosen.includes(row.id)}
                  onChange={({ target }) => choose(target.checked ? [...chosen, row.id] : chosen.filter((one) => one !== row.id))}
                />
              ) : (
                <span className="soft">{t('personal:not-on-demand')}</span>
              )}
            </td>
            <th scope="row">
              <button
                type="button"
                className="link receipt-cell"
                aria-expanded={row.id === shown}
                data-testid="show-row"
                onClick={() => show(row.id)}
              >
                <span className="unseen">{t('personal:show')} </span>
                {row.receipt}
              </button>
            </th>
            <td className="kind-cell">{t(`console:kind.${row.kind}`)}</td>
            <td>
              <Moment at={row.receivedAt} />
            </td>
            <td data-testid="stays">
              <Stays row={row} retentionYears={retentionYears} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Stays({ row: { goesOnDemand, keptUntil, kind }, retentionYears }: { row: PersonDataRow; retentionYears: number }) {
  const { t } = useTranslation()
  if (goesOnDemand) return <>{t(kind === 'sign-up' ? 'personal:why.sign-up' : 'personal:why.on-demand')}</>
  if (keptUntil === undefined) return <>{t('personal:why.not-answered', { years: retentionYears })}</>
  return <>{t('personal:why.kept', { years: retentionYears, day: dayText(keptUntil, currentLanguage()) })}</>
}
