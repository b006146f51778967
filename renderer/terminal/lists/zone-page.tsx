// A zone: its kinds of content with counts, the list of the chosen kind, and the form that belongs to the zone.
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import type { DocumentKind } from '../../../shared/content/document.ts'
import { ok } from '../../../shared/result.ts'
import { ZONE_KINDS, type Zone } from '../../../shared/standard/zones.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { useLoad } from '../../ui/use-load.ts'
import { Page } from '../frame/page.tsx'
import { ZoneName } from '../home/zone-tile.tsx'
import { useGeneration } from '../state/host-state.ts'
import { goTo, replacePlace } from '../state/way.ts'
import { KindList } from './kind-list.tsx'

export function ZonePage({ zone, kind }: { zone: Zone; kind: DocumentKind | undefined }) {
  const { t } = useTranslation()
  const kinds = ZONE_KINDS[zone]
  const counts = useCounts(zone)
  // The first kind that has something to show.
  const shown = kind ?? kinds.find((k) => (counts[k] ?? 0) > 0) ?? kinds[0]
  if (shown === undefined) return null
  return (
    <Page
      turn={`${zone}/${shown}`}
      onward={<ZoneForm zone={zone} />}
      above={
        <div className="zone-head">
          <h1>
            <ZoneName zone={zone} />
          </h1>
          <fieldset className="kinds" aria-label={t('terminal:list.kinds')}>
            {kinds.map((k) => (
              <button
                key={k}
                type="button"
                className="kind"
                aria-pressed={k === shown}
                data-testid={`kind-${k}`}
                onClick={() => replacePlace({ name: 'zone', zone, kind: k })}
              >
                {t(`common:kind.${k}`)}
                <span className="kind-count">{counts[k] ?? ''}</span>
              </button>
            ))}
          </fieldset>
        </div>
      }
    >
      {zone === 'request' ? <p className="note">{t('terminal:zone.request.explain')}</p> : null}
      <KindList kind={shown} />
    </Page>
  )
}

function ZoneForm({ zone }: { zone: Zone }) {
  const { t } = useTranslation()
  switch (zone) {
    case 'request':
      return (
        <Button
          look="primary"
          icon="request"
          testId="open-disclosure-request"
          onPress={() => goTo({ name: 'form', kind: 'disclosure-request' })}
        >
          {t('terminal:open.disclosure-request')}
        </Button>
      )
    case 'service':
      return (
        <Button
          look="primary"
          icon="talk"
          testId="open-consultation"
          onPress={() => goTo({ name: 'form', kind: 'consultation' })}
        >
          {t('terminal:open.consultation')}
        </Button>
      )
    case 'query':
    case 'interpretation':
      return null
  }
}

type Counts = Partial<Record<DocumentKind, number>>

function useCounts(zone: Zone): Counts {
  const { loaded } = useLoad(`counts/${zone}`, useGeneration(), async () => {
    const counts: Counts = {}
    const answers = await Promise.all(
      ZONE_KINDS[zone].map(async (kind) => [kind, await call(terminalApi.documents, { kind, limit: 1 })] as const),
    )
    for (const [kind, answer] of answers) if (answer.ok) counts[kind] = answer.value.total
    return ok(counts)
  })
  return loaded.state === 'ready' ? loaded.value : {}
}
