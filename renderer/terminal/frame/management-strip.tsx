// The management strip (统一管理要求): who is responsible, whom to call, who watches, when the hall is open, which terminal; the zone's rules, and the way in for staff.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useHostState } from '../state/host-state.ts'
import { useSetting } from '../state/setting.ts'
import { useViewing } from '../state/viewing.ts'
import { goTo, type Place, usePlace } from '../state/way.ts'
import { hoursWords } from './hours-words.ts'

const WITHOUT_WAY_IN: readonly Place['name'][] = ['form', 'receipt', 'my-receipts', 'staff', 'maintenance']

export function ManagementStrip() {
  const place = usePlace()
  const { t } = useTranslation()
  const rules = useSetting()?.theme?.rulesDocument
  const facts = useFacts()
  return (
    <div className="strip">
      {/* Before the first sync there is nothing to say, and maintenance must still get in. */}
      {facts.length === 0 ? null : (
        <dl className="strip-facts">
          {facts.map(({ name, words, value }) => (
            <div key={name} className={`strip-${name}`}>
              <dt>{words}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* A tap beside 下一步 must not throw away what somebody is writing. */}
      {WITHOUT_WAY_IN.includes(place.name) ? null : (
        <div className="strip-ways">
          {rules === undefined ? null : (
            <Button testId="zone-rules" onPress={() => goTo({ name: 'reader', id: rules })}>
              {t('common:zone-rules')}
            </Button>
          )}
          <Button testId="staff-enter" onPress={() => goTo({ name: 'staff' })}>
            {t('staff:enter')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The hall's own people and hours; until its theme has come, those of the office that answers. */
function useFacts() {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const office = useHostState((host) => host.state?.office?.contact)
  const terminal = useHostState((host) => host.state?.terminal?.code)
  const today = useHostState((host) => host.state?.clock.today)
  const theme = useSetting()?.theme
  const contact = theme?.contact ?? office
  const hours = theme === undefined || today === undefined ? office?.hours : hoursWords(theme.hours, today, language, t)
  const facts = {
    responsible: contact?.responsible,
    'inquiry-phone': contact?.inquiryPhone,
    'supervision-phone': contact?.supervisionPhone,
    'terminal-code': terminal,
    hours,
  } as const
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, words: t(`common:${name as keyof typeof facts}`), value }],
  )
}
