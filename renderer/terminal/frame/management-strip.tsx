// The management strip (统一管理要求): who is responsible, whom to call, who watches, when the hall is open, which terminal.
import { useTranslation } from 'react-i18next'
import { useHostState } from '../state/host-state.ts'

export function ManagementStrip() {
  const { t } = useTranslation()
  const contact = useHostState((host) => host.state?.office?.contact)
  const terminal = useHostState((host) => host.state?.terminal)
  if (contact === undefined) return null
  const facts = [
    [t('common:responsible'), contact.responsible],
    [t('common:inquiry-phone'), contact.inquiryPhone],
    [t('common:supervision-phone'), contact.supervisionPhone],
    [t('common:hours'), contact.hours],
    ...(terminal === undefined ? [] : [[t('common:terminal-code'), terminal.code]]),
  ]
  return (
    <dl className="strip">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang="zh-CN">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
