// The rows of the inbox: nothing of what was written, only what stands beside the seal and the clock that runs.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxRow } from '../../shared/api/hub-console.ts'
import { limitOf } from './inbox-filter.ts'
import { LimitLeft } from './limit-left.tsx'
import { Moment } from './moment.tsx'
import { StateTag } from './state-tag.tsx'

interface InboxTableProps {
  rows: readonly InboxRow[]
  opening: string | undefined
  /** The row whose submission was just closed: the focus goes back to it. */
  comingFrom: string | undefined
  open: (row: InboxRow) => void
}

export function InboxTable({ rows, opening, comingFrom, open }: InboxTableProps) {
  const { t } = useTranslation()
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <div className="table-card">
      <table>
        <caption className="unseen">{t('console:nav.inbox')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('console:inbox.receipt')}</th>
            <th scope="col">{t('console:inbox.kind')}</th>
            <th scope="col">{t('console:inbox.terminal')}</th>
            <th scope="col">{t('console:inbox.submitted')}</th>
            <th scope="col">{t('console:inbox.received')}</th>
            <th scope="col">{t('console:inbox.receipt-day')}</th>
            <th scope="col">{t('console:inbox.last-day')}</th>
            <th scope="col">{t('console:inbox.left')}</th>
            <th scope="col">{t('console:inbox.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-testid="inbox-row" data-receipt={row.receipt} data-state={row.state}>
              <th scope="row" className="receipt-cell">
                <button
                  type="button"
                  className="link"
                  ref={row.id === comingFrom ? back : undefined}
                  data-testid="open"
                  aria-busy={row.id === opening || undefined}
                  onClick={() => (opening === undefined ? open(row) : undefined)}
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
              <td className="kind-cell">
                {t(`console:kind.${row.kind}`)}
                {row.onBehalf ? <span className="tag">{t('console:inbox.on-behalf')}</span> : null}
              </td>
              <td className="name-cell" title={row.terminalName}>
                {row.handedIn === undefined ? row.terminal : t(`handin:way-short.${row.handedIn.way}`)}{' '}
                <span className="soft">{row.terminalName}</span>
                {row.cameFrom === undefined ? null : (
                  <span className="tag">{t('move:console.came-from', { body: row.cameFrom })}</span>
                )}
              </td>
              <td>
                {row.handedIn === undefined ? (
                  <Moment at={row.submittedAt} />
                ) : (
                  <span className="nowrap">{row.handedIn.day}</span>
                )}
                {row.clockTrusted ? null : <span className="tag tag-warn">{t('console:inbox.clock-untrusted')}</span>}
              </td>
              <td>
                <Moment at={row.receivedAt} />
              </td>
              <td className="nowrap">
                {row.receiptDay ??
                  (row.toConfirm ? <span className="tag tag-warn">{t('console:inbox.to-confirm')}</span> : <None />)}
              </td>
              <td className="nowrap">
                {limitOf(row)?.lastDay ?? <None />}
                {row.house === undefined ? null : <span className="soft house-mark">{t('cases:house.mark')}</span>}
              </td>
              <td>
                <LimitLeft row={row} />
              </td>
              <td>
                <StateTag row={row} />
                {row.handedTo === undefined ? null : (
                  <span className="tag">
                    {t(row.handedTo.taken ? 'move:console.handed' : 'move:console.handing', { body: row.handedTo.body })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function None() {
  const { t } = useTranslation()
  return <span className="soft">{t('console:none')}</span>
}
