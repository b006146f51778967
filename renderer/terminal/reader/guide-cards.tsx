// A guide (办事指南) as cards, one for each of its fields, with what to bring first in reach. The fields are the headings of its text.
import { useMemo } from 'react'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { guideSections } from './document-html.ts'

/** By words of the heading, so that 办理地点 and 办理机构及地点 get the same sign. Other headings get none. */
const ICONS: readonly (readonly [RegExp, IconName])[] = [
  [/材料|자료|서류|bring|documents/iu, 'check'],
  [/简述|谁能办|대상|간단/u, 'people'],
  [/时限|기한|시한/u, 'clock'],
  [/收费|료금|비용/u, 'coin'],
  [/地点|机构|장소|기구/u, 'place'],
  [/办事时间|시간/u, 'calendar'],
  [/咨询|문의/u, 'phone'],
  [/投诉|监督|감독|신고/u, 'flag'],
  [/方式|방식|방법/u, 'talk'],
  [/送达|결과/u, 'receipt'],
]

interface GuideCardsProps {
  html: string
  lang: string
}

export function GuideCards({ html, lang }: GuideCardsProps) {
  const sections = useMemo(() => guideSections(html), [html])
  return (
    <div className="guide" lang={lang}>
      {sections.map(({ title, html: inner }) => {
        const icon = ICONS.find(([words]) => words.test(title))?.[1]
        return (
          <section key={title} className="guide-card" data-card="">
            <h2>
              {icon === undefined ? null : <Icon name={icon} />}
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
