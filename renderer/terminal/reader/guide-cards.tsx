// A guide (办事指南) as cards, one for each of its fields, with what to bring first in reach. The fields are the headings of its text.
import { useMemo } from 'react'
import { type GuideField, guideFieldOf } from '../../../shared/content/guide-field.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { guideSections } from './document-html.ts'

const ICONS: Readonly<Record<GuideField, IconName>> = {
  ...{ materials: 'check', about: 'people', 'time-limit': 'clock', fee: 'coin', place: 'place', hours: 'calendar' },
  ...{ inquiry: 'phone', complaint: 'flag', way: 'talk', result: 'receipt' },
}

interface GuideCardsProps {
  html: string
  lang: string
}

export function GuideCards({ html, lang }: GuideCardsProps) {
  const sections = useMemo(() => guideSections(html), [html])
  return (
    <div className="guide" lang={lang}>
      {sections.map(({ title, html: inner }) => {
        const field = guideFieldOf(title)
        return (
          <section key={title} className="guide-card" data-card="">
            <h2>
              {field === undefined ? null : <Icon name={ICONS[field]} />}
              <span>{title}</span>
            </h2>
            <div
              className="body"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when packed and verified by its hash; the content policy runs no script
              dangerouslySetInnerHTML={{ __html: inner }}
            />
          </section>
        )
      })}
    </div>
  )
}
