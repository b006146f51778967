// A document's title: as published first, then in the reader's language when there is one, marked if nobody has reviewed it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentMeta } from '../../../shared/content/document.ts'
import { TitleText, Whole } from '../../ui/whole.tsx'
import { useViewing } from '../state/viewing.ts'

type Titled = Pick<DocumentMeta, 'title' | 'titles' | 'language'>

interface DocumentTitleProps {
  document: Titled
  /** Stands in for the title where the searched term is marked in it. */
  marked?: ReactNode
  /** The page says once of all its titles that nobody has reviewed them. */
  reviewSaid?: boolean
}

export function DocumentTitle({ document, marked, reviewSaid = false }: DocumentTitleProps) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const second = language === 'zh-CN' || language === document.language ? undefined : document.titles[language]
  return (
    <span className="document-title">
      <span lang={document.language}>{marked ?? <TitleText language={document.language}>{document.title}</TitleText>}</span>
      {second === undefined ? null : (
        <span className="document-title-second" lang={language}>
          <Whole>{second.title}</Whole>
          {second.reviewed || reviewSaid ? null : <span className="unreviewed">{t('terminal:unreviewed-translation')}</span>}
        </span>
      )}
    </span>
  )
}
