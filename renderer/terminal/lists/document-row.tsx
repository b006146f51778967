// A document in a list: title, what it is, number, date, and a red mark when it no longer holds.
import { useTranslation } from 'react-i18next'
import type { ListedDocument, MarkedText } from '../../../shared/api/terminal.ts'
import { CardButton } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.ts'
import { useViewing } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'
import { DocumentTitle } from './document-title.tsx'
import { PeriodMark } from './period-mark.tsx'

interface DocumentRowProps {
  document: ListedDocument
  testId: string
  /** The list is of one kind: no need to say it on every row. */
  kindHidden?: boolean
  markedTitle?: MarkedText
  snippet?: MarkedText
  /** Why it is here, when the searched words are not in it. */
  because?: string
}

export function DocumentRow({ document, testId, kindHidden = false, markedTitle, snippet, because }: DocumentRowProps) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <li data-keep="">
      <CardButton look="row" testId={testId} document={document.id} onPress={() => goTo({ name: 'reader', id: document.id })}>
        <DocumentTitle document={document} marked={markedTitle === undefined ? undefined : <Marked text={markedTitle} />} />
        {snippet === undefined || snippet.length === 0 ? null : (
          <span className="row-snippet" lang={document.language}>
            <Marked text={snippet} />
          </span>
        )}
        <span className="row-facts">
          {kindHidden ? null : <span className="tag">{t(`common:kind.${document.kind}`)}</span>}
          {document.validity === 'valid' ? null : (
            <span className="tag tag-void">{t(`common:validity.${document.validity}`)}</span>
          )}
          {document.trial ? <span className="tag tag-trial">{t('terminal:trial-short')}</span> : null}
          {document.docNumber === undefined ? null : <span lang="zh-CN">{document.docNumber}</span>}
          <span>{dayText(document.publishedOn, language)}</span>
          <PeriodMark document={document} />
        </span>
        {because === undefined ? null : <span className="row-because">{because}</span>}
      </CardButton>
    </li>
  )
}

function Marked({ text }: { text: MarkedText }) {
  return text.map((piece, i) => {
    const Piece = piece.hit ? 'mark' : 'span'
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence have no other name, and never move
    return <Piece key={i}>{piece.text}</Piece>
  })
}
