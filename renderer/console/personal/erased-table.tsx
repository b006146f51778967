// 删除和销毁记录: number, when, why, by which account. Nothing of what it held is left to show.
import { useTranslation } from 'react-i18next'
import type { ErasedRow } from '../../../shared/api/hub-person-data.ts'
import { Moment } from '../moment.tsx'

export function ErasedTable({ rows }: { rows: readonly ErasedRow[] }) {
  const { t } = useTranslation()
  return (
    <table>
      <caption className="unseen">{t('personal:retention.erased')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('console:inbox.receipt')}</th>
          <th scope="col">{t('personal:retention.when')}</th>
          <th scope="col">{t('personal:retention.why')}</th>
          <th scope="col">{t('personal:retention.by')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ receipt, at, why, ground, account }) => (
          <tr key={receipt} data-testid="erased-row" data-receipt={receipt}>
            <th scope="row" className="receipt-cell">
              {receipt}
            </th>
            <td>
              <Moment at={at} />
            </td>
            <td>{ground === undefined ? t(`personal:retention.reason.${why}`) : t(`personal:ground.${ground}`)}</td>
            <td>{account ?? t('personal:retention.by-hub')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
