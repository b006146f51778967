// Who works here: roles, whether the account is open, and what may be done with it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccountRow, hubAccountsApi } from '../../../shared/api/hub-accounts.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Moment } from '../moment.tsx'
import { callSignedIn } from '../session.ts'
import { ChangeAccount } from './change-account.tsx'

export function AccountTable({ rows, changed }: { rows: readonly AccountRow[]; changed: () => void }) {
  const { t } = useTranslation()
  const [changing, setChanging] = useState<AccountRow | undefined>()
  const [closing, setClosing] = useState<string | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const act = async (target: typeof hubAccountsApi.close, name: string) => {
    const answer = await callSignedIn(target, { name })
    setClosing(undefined)
    setFailure(answer.ok ? undefined : answer.error)
    changed()
  }
  return (
    <>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <div className="table-card">
        <table>
          <caption className="unseen">{t('accounts:everybody')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('accounts:name')}</th>
              <th scope="col">{t('accounts:display-name')}</th>
              <th scope="col">{t('accounts:roles')}</th>
              <th scope="col">{t('accounts:state')}</th>
              <th scope="col">{t('accounts:seen')}</th>
              <th scope="col">
                <span className="unseen">{t('accounts:actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} data-testid={`account-${row.name}`}>
                <th scope="row">{row.name}</th>
                <td className="name-cell">{row.displayName}</td>
                <td>{row.roles.map((role) => t(`console:role.${role}`)).join(t('accounts:between'))}</td>
                <td>
                  <State row={row} />
                </td>
                <td>{row.seenAt === undefined ? <span className="soft">—</span> : <Moment at={row.seenAt} />}</td>
                <td className="row-actions">
                  {closing === row.name ? (
                    <>
                      <Button look="primary" testId="confirm-close" onPress={() => void act(hubAccountsApi.close, row.name)}>
                        {t('accounts:confirm-close')}
                      </Button>
                      <Button onPress={() => setClosing(undefined)}>{t('accounts:keep')}</Button>
                    </>
                  ) : (
                    <>
                      <Button testId="change-account" onPress={() => setChanging(row)}>
                        {t('accounts:change')}
                      </Button>
                      {row.closedAt === undefined ? (
                        <Button testId="close-account" onPress={() => setClosing(row.name)}>
                          {t('accounts:close')}
                        </Button>
                      ) : (
                        <Button testId="reopen-account" onPress={() => void act(hubAccountsApi.reopen, row.name)}>
                          {t('accounts:reopen')}
                        </Button>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changing === undefined ? null : (
        <ChangeAccount
          key={changing.name}
          row={changing}
          done={() => {
            setChanging(undefined)
            changed()
          }}
        />
      )}
    </>
  )
}

function State({ row }: { row: AccountRow }) {
  const { t } = useTranslation()
  const state = row.closedAt !== undefined ? 'closed' : row.lockedUntil !== undefined ? 'locked' : 'open'
  return <span className={state === 'open' ? 'tag' : 'tag tag-warn'}>{t(`accounts:states.${state}`)}</span>
}
