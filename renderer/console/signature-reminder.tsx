// Signatures that run out soon: said above the packages, for after that day terminals take nothing new (F53).
import { useTranslation } from 'react-i18next'
import { type DueSignature, hubConsoleApi } from '../../shared/api/hub-console.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { useLoad } from '../ui/use-load.ts'
import { callSignedIn } from './session.ts'

const OWN_ROLES = ['root', 'targets', 'snapshot', 'timestamp']

export function SignatureReminder({ refresh }: { refresh: number }) {
  const { t } = useTranslation()
  const { loaded } = useLoad('due-signatures', refresh, () => callSignedIn(hubConsoleApi.dueSignatures, {}))
  if (loaded.state !== 'ready' || loaded.value.due.length === 0) return null
  return (
    <div className="note note-warn" role="status" data-testid="signature-reminder">
      <p>{t('keys:reminder')}</p>
      <ul>
        {loaded.value.due.map((due) => (
          <DueLine key={due.role} due={due} />
        ))}
      </ul>
    </div>
  )
}

function DueLine({ due: { role, expires, state, daysLeft = 0 } }: { due: DueSignature }) {
  const { t } = useTranslation()
  const who = OWN_ROLES.includes(role) ? t(`keys:role.${role}`) : t('keys:role.channel', { channel: role })
  return <li>{t(`keys:term.${state}`, { who, day: chinaDay(new Date(expires)), days: daysLeft })}</li>
}
