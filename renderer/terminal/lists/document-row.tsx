// A document in a list: title, what it is, whether it holds, number, dates.
import { useTranslation } from 'react-i18next'
import type { ListedDocument, MarkedText } from '../../../shared/api/terminal.ts'
import { CardButton } from '../../ui/button.tsx'
import { dayText, periodText } from '../../ui/dates.ts'
import { Whole } from '../../ui/whole.tsx'
import { useViewing } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'
import { DocumentTitle } from './document-title.tsx'
import { PeriodMark } from './period-mark.tsx'
import { ValidityMark } from './validity-mark.tsx'

interface DocumentRowProps {
  document: ListedDocument
  testId: string
  /** The list is of one kind: no need to say it on every row. */
  kindHidden?: boolean
  /** The list says once of all its titles that nobody has reviewed them. */
  reviewSaid?: boolean
  markedTitle?: MarkedText
  snippet?: MarkedText
  /** Why it is here, when the searched words are not in it. */
  because?: string
}

export function DocumentRow(props: DocumentRowProps) {
  const { document, testId, kindHidden = false, reviewSaid = false, markedTitle, snippet, because } = props
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <li data-keep="">
      <CardButton look="row" testId={testId} document={document.id} onPress={() => goTo({ name: 'reader', id: document.id })}>
        <DocumentTitle
          document={document}
          reviewSaid={reviewSaid}
          marked={markedTitle === undefined ? undefined : <Marked text={markedTitle} />}
        />
        {snippet === undefined || snippet.length === 0 ? null : (
          <span className="row-snippet" lang={document.language}>
            <Marked text={snippet} />
          </span>
        )}
        <span className="row-facts">
          {kindHidden ? null : <span className="tag">{t(`common:kind-of-one.${document.kind}`)}</span>}
          <ValidityMark document={document} />
          {document.trial ? <span className="tag tag-trial">{t('terminal:trial-short')}</span> : null}
          <WhenAndWhere document={document} />
          {document.docNumber === undefined ? null : (
            <span lang="zh-CN">
              <Whole>{document.docNumber}</Whole>
            </span>
          )}
          <span>
            <Whole>{t('terminal:list.published', { day: dayText(document.publishedOn, language) })}</Whole>
          </span>
          <PeriodMark document={document} />
        </span>
        {because === undefined ? null : <span className="row-because">{because}</span>}
      </CardButton>
    </li>
  )
}

/** Of an event what people come for stands before the day on which it was announced. */
function WhenAndWhere({ document: { kind, period, place } }: { document: ListedDocument }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  if (kind !== 'event') return null
  return (
    <>
      {period === undefined ? null : (
        <b>
          {t('terminal:reader.event-period')} <Whole>{periodText(period, t, language)}</Whole>
        </b>
      )}
      {place === undefined ? null : <b lang="zh-CN">{place}</b>}
    </>
  )
}

function Marked({ text }: { text: MarkedText }) {
  return text.map((piece, i) => {
    const Piece = piece.hit ? 'mark' : 'span'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence have no other name, and never move
      <Piece key={i}>
        <Whole>{piece.text}</Whole>
      </Piece>
    )
  })
}
