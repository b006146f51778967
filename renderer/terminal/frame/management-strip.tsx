// The management strip (统一管理要求): who is responsible, whom to call, who watches, when the hall is open, which terminal; the zone's rules, and the way in for staff.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useHelpScreen } from '../state/help-call.ts'
import { useHostState } from '../state/host-state.ts'
import { useSetting } from '../state/setting.ts'
import { goTo, type Place, usePlace } from '../state/way.ts'
import { useHallContact } from './hall-contact.ts'

const WITHOUT_WAY_IN: readonly Place['name'][] = ['form', 'receipt', 'my-receipts', 'staff', 'maintenance']

export function ManagementStrip() {
  const place = usePlace()
  const calling = useHelpScreen((screen) => screen.shown)
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
              <dd lang={value.lang}>{value.words}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* A tap beside 下一步 must not throw away what somebody is writing. */}
      {calling || WITHOUT_WAY_IN.includes(place.name) ? null : (
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

/** In the order shown. */
function useFacts() {
  const { t } = useTranslation()
  const terminal = useHostState((host) => host.state?.terminal?.code)
  const contact = useHallContact()
  const plain = (words: string | undefined) => (words === undefined ? undefined : { words, lang: undefined })
  const facts = {
    responsible: contact.responsible,
    'inquiry-phone': plain(contact.inquiryPhone),
    'supervision-phone': plain(contact.supervisionPhone),
    'terminal-code': plain(terminal),
    hours: contact.hours,
  } as const
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, words: t(`common:${name as keyof typeof facts}`), value }],
  )
}
