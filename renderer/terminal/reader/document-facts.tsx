// What a document says of itself: validity, number, body, dates; and in red what stands in its place.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { dayText, periodText } from '../../ui/dates.ts'
import type { Language } from '../../ui/language.ts'
import { Whole } from '../../ui/whole.tsx'
import { DocumentRow } from '../lists/document-row.tsx'
import { PeriodMark } from '../lists/period-mark.tsx'
import { isOver, ValidityMark } from '../lists/validity-mark.tsx'
import { useViewing } from '../state/viewing.ts'

/** What a document says of itself, by name; only what it has. */
export function factsOf({ meta }: ReadableDocument, t: TFunction, language: Language): [name: string, value: string][] {
  const day = (iso: string) => dayText(iso, language)
  const facts: [string, string | undefined][] = [
    [t('terminal:reader.doc-number'), meta.docNumber],
    [t('terminal:reader.body'), meta.body],
    [t('terminal:reader.signed-on'), meta.signedOn === undefined ? undefined : day(meta.signedOn)],
    [t('terminal:reader.published-on'), day(meta.publishedOn)],
    [t('terminal:reader.place'), meta.place],
    [
      t(meta.kind === 'event' ? 'terminal:reader.event-period' : 'terminal:reader.call-period'),
      meta.period === undefined ? undefined : periodText(meta.period, t, language),
    ],
    [
      // Of a text that has been repealed or amended the day it was once to hold to is no promise any more.
      t(
        meta.validity === 'repealed' || meta.validity === 'amended'
          ? 'terminal:reader.was-valid-until'
          : 'terminal:reader.valid-until',
      ),
      meta.validUntil === undefined ? undefined : day(meta.validUntil),
    ],
    [
      t('terminal:reader.notice-period'),
      meta.publicNotice === undefined ? undefined : periodText(meta.publicNotice, t, language),
    ],
  ]
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

export function DocumentFacts({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  return (
    <dl className="facts">
      {factsOf(document, t, language).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Whole>{value}</Whole>
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function ValidityMarks({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const { meta } = document
  return (
    <p className="marks">
      <span className="tag">{t(`common:kind-of-one.${meta.kind}`)}</span>
      <ValidityMark document={meta} testId="void-mark" />
      <PeriodMark document={meta} />
      {document.trial ? <span className="tag tag-trial">{t('terminal:trial-short')}</span> : null}
    </p>
  )
}

export function ReplacedNote({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const holds = document.meta.validity === 'valid' || isOver(document.meta)
  if (holds && document.replacedBy.length === 0) return null
  return (
    <section className="note note-wrong" data-testid="replaced-note">
      <p>
        {t(
          document.meta.validity === 'expired' || document.meta.validity === 'repealed'
            ? 'terminal:reader.void'
            : 'terminal:reader.amended',
        )}
        {document.replacedBy.length > 0 ? t('terminal:reader.see-instead') : ''}
      </p>
      {document.replacedBy.length === 0 ? null : (
        <ul className="plain-list rows">
          {document.replacedBy.map((newer) => (
            <DocumentRow key={newer.id} document={newer} testId="replaced-by" />
          ))}
        </ul>
      )}
    </section>
  )
}
