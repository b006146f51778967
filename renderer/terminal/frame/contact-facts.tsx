// 地点, 开放时间, 电话 as lines of a list, wherever a page sends somebody to people.
import { useTranslation } from 'react-i18next'
import { Whole } from '../../ui/whole.tsx'
import type { Contact } from './hall-contact.ts'

export function ContactFacts({ contact: { address, hours, inquiryPhone } }: { contact: Contact }) {
  const { t } = useTranslation()
  const facts = [
    { name: 'address', value: address },
    { name: 'hours', value: hours },
    { name: 'inquiry-phone', value: inquiryPhone === undefined ? undefined : { words: inquiryPhone, lang: undefined } },
  ] as const
  return (
    <dl className="facts">
      {facts.map(({ name, value }) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{t(`common:${name}`)}</dt>
            <dd lang={value.lang}>
              <Whole>{value.words}</Whole>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}
