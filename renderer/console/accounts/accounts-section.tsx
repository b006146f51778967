// 账号: everybody's own password and sessions; for those who administer, who works here and may do what.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubAccountsApi } from '../../../shared/api/hub-accounts.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { callSignedIn } from '../session.ts'
import { AccountTable } from './account-table.tsx'
import { NewAccount } from './new-account.tsx'
import { OwnPassword } from './own-password.tsx'
import { SessionsCard } from './sessions-card.tsx'

export function AccountsSection({ admin }: { admin: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <header className="section-head">
        <h1>{t('accounts:title')}</h1>
      </header>
      {admin ? <Everybody /> : null}
      <OwnPassword />
      <SessionsCard />
    </>
  )
}

function Everybody() {
  const { t } = useTranslation()
  const [changes, setChanges] = useState(0)
  const changed = () => setChanges((n) => n + 1)
  const { loaded, retry } = useLoad('accounts', changes, () => callSignedIn(hubAccountsApi.accounts, {}))
  return (
    <section className="card accounts" aria-labelledby="accounts-everybody">
      <h2 id="accounts-everybody">{t('accounts:everybody')}</h2>
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <AccountTable rows={loaded.value.accounts} changed={changed} /> : null}
      <NewAccount made={changed} />
    </section>
  )
}
