// 改密码: one's own.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubAccountsApi } from '../../../shared/api/hub-accounts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { callSignedIn } from '../session.ts'
import { NewPassword } from './new-password.tsx'
import { useSubmit } from './use-submit.ts'

export function OwnPassword() {
  const { t } = useTranslation()
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [changed, setChanged] = useState(false)
  const { busy, failure, onSubmit } = useSubmit(
    () => callSignedIn(hubAccountsApi.changeOwnPassword, { old, password }),
    () => {
      setOld('')
      setPassword('')
      setChanged(true)
    },
  )
  return (
    <section className="card accounts" aria-labelledby="accounts-password">
      <h2 id="accounts-password">{t('accounts:own-password')}</h2>
      <form className="account-form" onSubmit={onSubmit}>
        {failure === undefined ? null : <FailureNote failure={failure} />}
        {changed && failure === undefined ? (
          <p className="note note-good" role="status" data-testid="password-changed">
            {t('accounts:password-changed')}
          </p>
        ) : null}
        <label htmlFor="old-password">{t('accounts:old-password')}</label>
        <input
          id="old-password"
          type="password"
          required
          autoComplete="current-password"
          value={old}
          data-testid="old-password"
          onChange={(event) => setOld(event.target.value)}
        />
        <NewPassword id="own-new-password" label={t('accounts:new-password')} value={password} onChange={setPassword} />
        <Button submit look="primary" busy={busy} testId="change-password">
          {t('accounts:change-password')}
        </Button>
      </form>
    </section>
  )
}
