// Name and roles of whoever works here, for a new account and for a changed one.
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '../../../shared/api/hub-console.ts'

interface PersonFieldsProps {
  /** Part of the ids, where two of these forms stand on one page. */
  readonly form: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly onDisplayName: (displayName: string) => void
  readonly onRoles: (roles: Role[]) => void
}

export function PersonFields({ form, displayName, roles, onDisplayName, onRoles }: PersonFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <label htmlFor={`${form}-display-name`}>{t('accounts:display-name')}</label>
      <input
        id={`${form}-display-name`}
        type="text"
        required
        maxLength={60}
        autoComplete="off"
        value={displayName}
        data-testid={`${form}-display-name`}
        onChange={(event) => onDisplayName(event.target.value)}
      />
      <fieldset className="role-choice">
        <legend>{t('accounts:roles')}</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={roles.includes(role)}
              data-testid={`${form}-role-${role}`}
              onChange={(event) => onRoles(event.target.checked ? [...roles, role] : roles.filter((one) => one !== role))}
            />
            {t(`console:role.${role}`)} <span className="soft">{t(`accounts:does.${role}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
