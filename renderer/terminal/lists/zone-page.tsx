// A zone: its kinds of content with counts, the list of the chosen kind, and the form that belongs to the zone.
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { ok } from '../../../shared/result.ts'
import type { Zone } from '../../../shared/standard/zones.ts'
import { Button, Toggle } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { useLoad } from '../../ui/use-load.ts'
import { Page } from '../frame/page.tsx'
import { ZoneName } from '../home/zone-tile.tsx'
import { useGeneration } from '../state/host-state.ts'
import { goTo, replacePlace } from '../state/way.ts'
import { ViewList } from './view-list.tsx'
import { filterOf, type View, viewsOf } from './views.ts'

export function ZonePage({ zone, view }: { zone: Zone; view: View | undefined }) {
  const { t } = useTranslation()
  const views = viewsOf(zone)
  const counts = useCounts(zone)
  // The first one that has something to show.
  const shown = view ?? views.find((one) => (counts[one] ?? 0) > 0) ?? views[0]
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
            {views.map((one) => (
              <Toggle
                key={one}
                look="kind"
                on={one === shown}
                testId={`kind-${one}`}
                onChange={() => replacePlace({ name: 'zone', zone, view: one })}
              >
                {t(one === 'library' ? 'terminal:list.library' : `common:kind.${one}`)}
                <span className="kind-count">{counts[one] ?? ''}</span>
              </Toggle>
            ))}
          </fieldset>
        </div>
      }
    >
      {zone === 'request' ? <p className="note">{t('terminal:zone.request.explain')}</p> : null}
      <ViewList key={shown} view={shown} />
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

type Counts = Partial<Record<View, number>>

function useCounts(zone: Zone): Counts {
  const { loaded } = useLoad(`counts/${zone}`, useGeneration(), async () => {
    const counts: Counts = {}
    const answers = await Promise.all(
      viewsOf(zone).map(async (view) => [view, await call(terminalApi.documents, { ...filterOf(view), limit: 1 })] as const),
    )
    for (const [view, answer] of answers) if (answer.ok) counts[view] = answer.value.total
    return ok(counts)
  })
  return loaded.state === 'ready' ? loaded.value : {}
}
