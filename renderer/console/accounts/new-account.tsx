// 新建账号: for somebody who begins to work here.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubAccountsApi } from '../../../shared/api/hub-accounts.ts'
import type { Role } from '../../../shared/api/hub-console.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { callSignedIn } from '../session.ts'
import { NewPassword } from './new-password.tsx'
import { PersonFields } from './person-fields.tsx'
import { useSubmit } from './use-submit.ts'

const EMPTY = { name: '', displayName: '', password: '', roles: [] as Role[] }

export function NewAccount({ made }: { made: () => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(EMPTY)
  const { busy, failure, onSubmit } = useSubmit(
    () => callSignedIn(hubAccountsApi.add, typed),
    () => {
      setTyped(EMPTY)
      setOpen(false)
      made()
    },
  )
  if (!open)
    return (
      <Button testId="new-account" onPress={() => setOpen(true)}>
        {t('accounts:new')}
      </Button>
    )
  return (
    <form className="account-form" onSubmit={onSubmit} aria-labelledby="account-new">
      <h3 id="account-new">{t('accounts:new')}</h3>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <label htmlFor="new-name">{t('accounts:name')}</label>
      <p className="soft" id="new-name-hint">
        {t('accounts:name-hint')}
      </p>
      <input
        id="new-name"
        type="text"
        required
        pattern="[a-z][a-z0-9\-]{1,29}"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby="new-name-hint"
        value={typed.name}
        data-testid="new-name"
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
      />
      <PersonFields
        form="new"
        displayName={typed.displayName}
        roles={typed.roles}
        onDisplayName={(displayName) => setTyped({ ...typed, displayName })}
        onRoles={(roles) => setTyped({ ...typed, roles })}
      />
      <NewPassword
        id="new-account-password"
        label={t('accounts:first-password')}
        value={typed.password}
        onChange={(password) => setTyped({ ...typed, password })}
      />
      <div className="button-row">
        <Button submit look="primary" busy={busy} disabled={typed.roles.length === 0} testId="make-account">
          {t('accounts:make')}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('accounts:cancel')}</Button>
      </div>
    </form>
  )
}
