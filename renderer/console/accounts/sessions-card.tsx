// 登录情况: where one is signed in, and the end of one or all; for those who administer, everybody's.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubAccountsApi } from '../../../shared/api/hub-accounts.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Moment } from '../moment.tsx'
import { callSignedIn } from '../session.ts'

export function SessionsCard() {
  const { t } = useTranslation()
  const [changes, setChanges] = useState(0)
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad('sessions', changes, () => callSignedIn(hubAccountsApi.sessions, {}))
  const end = async (id: string | undefined) => {
    const answer =
      id === undefined
        ? await callSignedIn(hubAccountsApi.endSessions, {})
        : await callSignedIn(hubAccountsApi.endSession, { id })
    setFailure(answer.ok ? undefined : answer.error)
    setChanges((n) => n + 1)
  }
  return (
    <section className="card accounts" aria-labelledby="accounts-sessions">
      <h2 id="accounts-sessions">{t('accounts:sessions')}</h2>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? (
        <>
          <div className="table-card">
            <table>
              <caption className="unseen">{t('accounts:sessions')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('accounts:name')}</th>
                  <th scope="col">{t('accounts:opened')}</th>
                  <th scope="col">{t('accounts:seen')}</th>
                  <th scope="col">
                    <span className="unseen">{t('accounts:actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {loaded.value.sessions.map(({ id, account, openedAt, seenAt }) => (
                  <tr key={id} data-testid="session">
                    <th scope="row">{account}</th>
                    <td>
                      <Moment at={openedAt} />
                    </td>
                    <td>
                      <Moment at={seenAt} />
                    </td>
                    <td className="row-actions">
                      {id === loaded.value.own ? (
                        <span className="tag">{t('accounts:this-one')}</span>
                      ) : (
                        <Button testId="end-session" onPress={() => void end(id)}>
                          {t('accounts:end')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Button testId="end-sessions" onPress={() => void end(undefined)}>
            {t('accounts:end-others')}
          </Button>
        </>
      ) : null}
    </section>
  )
}
