// A document's title: as published first, then in the reader's language when there is one, marked if nobody has reviewed it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentMeta } from '../../../shared/content/document.ts'
import { useViewing } from '../state/viewing.ts'

type Titled = Pick<DocumentMeta, 'title' | 'titles' | 'language'>

/** `marked` stands in for the title where the searched term is marked in it. */
export function DocumentTitle({ document, marked }: { document: Titled; marked?: ReactNode }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const second = language === 'zh-CN' || language === document.language ? undefined : document.titles[language]
  return (
    <span className="document-title">
      <span lang={document.language}>{marked ?? document.title}</span>
      {second === undefined ? null : (
        <span className="document-title-second" lang={language}>
          {second.title}
          {second.reviewed ? null : <span className="unreviewed">{t('terminal:unreviewed-translation')}</span>}
        </span>
      )}
    </span>
  )
}
