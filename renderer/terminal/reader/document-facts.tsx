// What a document says of itself: validity, number, body, dates; and in red what stands in its place.
import { useTranslation } from 'react-i18next'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { dayText } from '../../ui/dates.ts'
import { DocumentRow } from '../lists/document-row.tsx'
import { PeriodMark } from '../lists/period-mark.tsx'
import { useViewing } from '../state/viewing.ts'

export function DocumentFacts({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const { meta } = document
  const day = (iso: string) => dayText(iso, language)
  const fromUntil = ({ from, until }: { from: string; until: string }) =>
    from === until ? day(from) : t('terminal:reader.from-until', { from: day(from), until: day(until) })
  const facts: [string, string | undefined][] = [
    [t('terminal:reader.doc-number'), meta.docNumber],
    [t('terminal:reader.body'), meta.body],
    [t('terminal:reader.signed-on'), meta.signedOn === undefined ? undefined : day(meta.signedOn)],
    [t('terminal:reader.published-on'), day(meta.publishedOn)],
    [t('terminal:reader.place'), meta.place],
    [
      t(meta.kind === 'event' ? 'terminal:reader.event-period' : 'terminal:reader.call-period'),
      meta.period === undefined ? undefined : fromUntil(meta.period),
    ],
    [t('terminal:reader.valid-until'), meta.validUntil === undefined ? undefined : day(meta.validUntil)],
    [t('terminal:reader.notice-period'), meta.publicNotice === undefined ? undefined : fromUntil(meta.publicNotice)],
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

export function ValidityMarks({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  const { meta } = document
  return (
    <p className="marks">
      <span className="tag">{t(`common:kind.${meta.kind}`)}</span>
      {meta.validity === 'valid' ? (
        meta.kind === 'policy' ? (
          <span className="tag tag-good">{t('common:validity.valid')}</span>
        ) : null
      ) : (
        <span className="tag tag-void" data-testid="void-mark">
          {t(`common:validity.${meta.validity}`)}
        </span>
      )}
      <PeriodMark document={meta} />
      {document.trial ? <span className="tag tag-trial">{t('terminal:trial-short')}</span> : null}
    </p>
  )
}

export function ReplacedNote({ document }: { document: ReadableDocument }) {
  const { t } = useTranslation()
  if (document.meta.validity === 'valid' && document.replacedBy.length === 0) return null
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
