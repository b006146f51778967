// The calls as a table: period, what came in, what is still open, by when the result is due.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpinionCall } from '../../../shared/api/hub-opinions.ts'
import { callTitle } from './call-title.ts'
import { ResultLeft } from './result-left.tsx'

interface CallTableProps {
  calls: readonly OpinionCall[]
  /** The call that was just closed: the focus goes back to it. */
  comingFrom: string | undefined
  open: (call: string) => void
}

export function CallTable({ calls, comingFrom, open }: CallTableProps) {
  const { t } = useTranslation()
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <div className="table-card">
      <table data-testid="call-table">
        <caption className="unseen">{t('adoption:title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('adoption:list.call')}</th>
            <th scope="col">{t('adoption:list.period')}</th>
            <th scope="col">{t('adoption:list.received')}</th>
            <th scope="col">{t('adoption:list.undecided')}</th>
            <th scope="col">{t('adoption:list.due')}</th>
            <th scope="col">{t('adoption:list.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id} data-testid="call-row" data-call={call.id}>
              <th scope="row" className="title-cell">
                <button
                  type="button"
                  className="link"
                  lang="zh-CN"
                  ref={call.id === comingFrom ? back : undefined}
                  data-testid="open-call"
                  onClick={() => open(call.id)}
                >
                  {callTitle(call, t)}
                </button>
              </th>
              <td className="nowrap">
                {call.period === undefined ? (
                  <span className="soft">{t('console:none')}</span>
                ) : (
                  `${call.period.from} — ${call.period.until}`
                )}
              </td>
              <td className="nowrap">{t('adoption:list.count', { count: call.tally.received })}</td>
              <td className="nowrap">
                {call.tally.undecided === 0 ? (
                  <span className="soft">{t('console:none')}</span>
                ) : (
                  <span className="tag tag-warn">{t('adoption:list.count', { count: call.tally.undecided })}</span>
                )}
              </td>
              <td className="nowrap">{call.dueOn ?? <span className="soft">{t('console:none')}</span>}</td>
              <td>
                <ResultLeft standing={call.standing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
