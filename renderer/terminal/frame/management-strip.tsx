// The management strip (统一管理要求): who is responsible, whom to call, who watches, when the hall is open, which terminal; the way in for staff.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useHostState } from '../state/host-state.ts'
import { goTo, type Place, usePlace } from '../state/way.ts'

const WITHOUT_WAY_IN: readonly Place['name'][] = ['form', 'receipt', 'my-receipts', 'staff', 'maintenance']

export function ManagementStrip() {
  const place = usePlace()
  const { t } = useTranslation()
  const office = useHostState((host) => host.state?.office?.contact)
  const theme = useHostState((host) => host.state?.setting.theme?.contact)
  const terminal = useHostState((host) => host.state?.terminal)
  // The hall's own people; until its theme has come, those of the office that answers.
  const contact = theme ?? office
  const shown = [
    [t('common:responsible'), contact?.responsible],
    [t('common:inquiry-phone'), contact?.inquiryPhone],
    [t('common:supervision-phone'), contact?.supervisionPhone],
    [t('common:hours'), office?.hours],
    [t('common:terminal-code'), terminal?.code],
  ].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return (
    <div className="strip">
      {/* Before the first sync there is nothing to say, and maintenance must still get in. */}
      {shown.length === 0 ? null : (
        <dl className="strip-facts">
          {shown.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="zh-CN">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* A tap beside 下一步 must not throw away what somebody is writing. */}
      {WITHOUT_WAY_IN.includes(place.name) ? null : (
        <Button testId="staff-enter" onPress={() => goTo({ name: 'staff' })}>
          {t('staff:enter')}
        </Button>
      )}
    </div>
  )
}
