// What goes on paper: the slip of one item, or a list of the tray. In the hall's language first: paper is filed in Chinese.
import { useTranslation } from 'react-i18next'
import type { StaffItem } from '../../../shared/api/terminal-roles.ts'
import { dayText, momentText } from '../../ui/dates.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { PrintRows } from '../frame/print-rows.tsx'
import { useHostState } from '../state/host-state.ts'

const PAPER = { lng: 'zh-CN' } as const

export function Slip({ item }: { item: StaffItem }) {
  const { t } = useTranslation()
  const office = useHostState((host) => host.state?.office)
  const rows: [string, string][] = [
    [t('terminal:receipt.number', PAPER), item.receipt],
    [t('staff:item.kind', PAPER), t(`staff:kind.${item.kind}`, PAPER)],
    [
      t('staff:item.submitted-at', PAPER),
      item.clockTrusted ? momentText(item.submittedAt, 'zh-CN') : t('terminal:receipt.time-untrusted', PAPER),
    ],
    [t('staff:item.state', PAPER), t(`staff:state.${item.state}`, PAPER)],
    [
      t('staff:day.title', PAPER),
      item.receiptDay === undefined ? '' : `${dayText(item.receiptDay.day, 'zh-CN')} ${item.receiptDay.by}`,
    ],
    [t('staff:identity.title', PAPER), item.identityChecked === undefined ? '' : item.identityChecked.by],
  ]
  return (
    <section lang="zh-CN">
      <h1>{t('staff:slip.title', { ...PAPER, body: office?.body ?? '' })}</h1>
      <PrintRows rows={rows} />
      <QrCode text={item.receipt} label={t('terminal:receipt.qr', PAPER)} />
      <p>{t('staff:slip.note', PAPER)}</p>
    </section>
  )
}

export function ItemTable({ title, items }: { title: string; items: readonly StaffItem[] }) {
  const { t } = useTranslation()
  return (
    <section>
      <h1>{title}</h1>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('terminal:receipt.number', PAPER)}</th>
            <th scope="col">{t('staff:item.kind', PAPER)}</th>
            <th scope="col">{t('staff:item.submitted-at', PAPER)}</th>
            <th scope="col">{t('staff:item.state', PAPER)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.receipt}>
              <td>{item.receipt}</td>
              <td>{t(`staff:kind.${item.kind}`, PAPER)}</td>
              <td>{item.clockTrusted ? momentText(item.submittedAt, 'zh-CN') : t('terminal:receipt.time-untrusted', PAPER)}</td>
              <td>{t(`staff:state.${item.state}`, PAPER)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
