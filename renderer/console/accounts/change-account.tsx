// 修改账号: another name or other roles, and a new password for somebody who has lost his.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccountRow, hubAccountsApi } from '../../../shared/api/hub-accounts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { callSignedIn } from '../session.ts'
import { NewPassword } from './new-password.tsx'
import { PersonFields } from './person-fields.tsx'
import { useSubmit } from './use-submit.ts'

export function ChangeAccount({ row, done }: { row: AccountRow; done: () => void }) {
  const { t } = useTranslation()
  const { name } = row
  const [displayName, setDisplayName] = useState(row.displayName)
  const [roles, setRoles] = useState(row.roles)
  const [password, setPassword] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const person = useSubmit(() => callSignedIn(hubAccountsApi.change, { name, displayName, roles }), done)
  const lost = useSubmit(() => callSignedIn(hubAccountsApi.setPassword, { name, password }), done)
  return (
    <div className="account-change">
      <h3 ref={heading} tabIndex={-1}>
        {t('accounts:change-of', { name })}
      </h3>
      <form className="account-form" onSubmit={person.onSubmit}>
        {person.failure === undefined ? null : <FailureNote failure={person.failure} />}
        <PersonFields form="change" displayName={displayName} roles={roles} onDisplayName={setDisplayName} onRoles={setRoles} />
        <p className="soft">{t('accounts:signs-in-again')}</p>
        <div className="button-row">
          <Button submit look="primary" busy={person.busy} disabled={roles.length === 0} testId="save-account">
            {t('accounts:save')}
          </Button>
          <Button onPress={done}>{t('accounts:cancel')}</Button>
        </div>
      </form>
      <form className="account-form" onSubmit={lost.onSubmit}>
        {lost.failure === undefined ? null : <FailureNote failure={lost.failure} />}
        <NewPassword id="lost-password" label={t('accounts:lost-password')} value={password} onChange={setPassword} />
        <Button submit busy={lost.busy} testId="set-password">
          {t('accounts:set-password')}
        </Button>
      </form>
    </div>
  )
}
