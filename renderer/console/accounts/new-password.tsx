// A new password, seen while it is typed if wanted: somebody who sees it types it right once and not twice.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from '../../../shared/accounts/password.ts'

interface NewPasswordProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (password: string) => void
}

export function NewPassword({ id, label, value, onChange }: NewPasswordProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <p className="soft" id={`${id}-hint`}>
        {t('accounts:password-hint', { min: PASSWORD_MIN_CHARACTERS })}
      </p>
      <input
        id={id}
        type={shown ? 'text' : 'password'}
        required
        autoComplete="new-password"
        maxLength={PASSWORD_MAX_CHARACTERS}
        aria-describedby={`${id}-hint`}
        value={value}
        data-testid={id}
        onChange={(event) => onChange(event.target.value)}
      />
      <label className="show-password">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {t('accounts:show-password')}
      </label>
    </>
  )
}
