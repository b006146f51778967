// 经过: everything that was done to the document, as it stands in the chained record.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ShownDeskDocument } from '../../../shared/api/hub-desk.ts'
import { Moment } from '../moment.tsx'

type DeskEvent = ShownDeskDocument['events'][number]

export function Happened({ events }: { events: readonly DeskEvent[] }) {
  const { t } = useTranslation()
  if (events.length === 0) return <p className="empty">{t('desk:without-desk')}</p>
  return (
    <ol className="card happened plain-list" data-testid="happened">
      {events.map((event, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the record is only added to; its number is its name
        <li key={at} data-testid={`event-${event.kind}`}>
          <Moment at={event.at} />
          <strong>{t(`desk:event.${event.kind}`)}</strong>
          <span>{'name' in event ? event.name : t('desk:event.by-hub')}</span>
          <span className="soft">{detailsOf(event, t)}</span>
        </li>
      ))}
    </ol>
  )
}

function detailsOf(event: DeskEvent, t: TFunction): string {
  switch (event.kind) {
    case 'saved':
    case 'cleared':
    case 'submitted':
    case 'secrecy-passed':
      return t('desk:event.version', { version: event.version })
    case 'content-passed':
      return [t('desk:event.version', { version: event.version }), ...Object.values(event.reasons)].join(' · ')
    case 'returned':
    case 'withdrawn':
      return event.reason
    case 'signed':
      return t('desk:event.publish-on', { version: event.version, day: event.publishOn })
    case 'published':
      return t('desk:event.release', { version: event.version, release: event.release })
    case 'validity-set':
      return `${t(`common:validity.${event.validity}`)} · ${event.reason}`
  }
}
