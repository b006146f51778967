// A zone: its kinds of content with counts, the list of the chosen kind, and the form that belongs to the zone.
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { ok } from '../../../shared/result.ts'
import { inLanguage } from '../../../shared/standard/localised.ts'
import type { Zone } from '../../../shared/standard/profile.ts'
import type { ActWay } from '../../../shared/standard/ways.ts'
import { Button, Toggle } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { useLoad } from '../../ui/use-load.ts'
import { Page } from '../frame/page.tsx'
import { HomePage } from '../home/home-page.tsx'
import { listName, SHORTCUTS } from '../home/shortcuts.ts'
import { ZoneName } from '../home/zone-tile.tsx'
import { useGeneration } from '../state/host-state.ts'
import { useZones } from '../state/setting.ts'
import { useViewing } from '../state/viewing.ts'
import { goTo, replacePlace } from '../state/way.ts'
import { ViewList } from './view-list.tsx'
import { filterOf, type View } from './views.ts'

export function ZonePage({ zone: id, view }: { zone: string; view: View | undefined }) {
  const zone = useZones().find((one) => one.id === id)
  // A standard that changes while somebody reads may drop a zone.
  return zone === undefined ? <HomePage /> : <ZoneShown zone={zone} view={view} />
}

function ZoneShown({ zone, view }: { zone: Zone; view: View | undefined }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const views = zone.shows
  const counts = useCounts(zone)
  // The first one that has something to show.
  const shown = view ?? views.find((one) => (counts[one] ?? 0) > 0) ?? views[0]
  if (shown === undefined) return null
  return (
    <Page
      turn={`${zone.id}/${shown}`}
      onward={zone.opens === undefined ? null : <ZoneForm opens={zone.opens} />}
      above={
        <div className="zone-head">
          <h1>
            <ZoneName zone={zone} />
          </h1>
          <fieldset className="kinds" data-count={views.length} aria-label={t('terminal:list.kinds')}>
            {views.map((one) => (
              <Toggle
                key={one}
                look="kind"
                on={one === shown}
                testId={`kind-${one}`}
                onChange={() => replacePlace({ name: 'zone', zone: zone.id, view: one })}
              >
                <KindName name={listName(t, one)} count={one === 'directory' ? undefined : counts[one]} />
              </Toggle>
            ))}
          </fieldset>
        </div>
      }
    >
      {zone.explain === undefined ? null : <p className="note">{inLanguage(zone.explain, language)}</p>}
      <ViewList key={shown} view={shown} />
    </Page>
  )
}

/** The count holds on to the end of the name: it never stands alone on a line. The directory has headings, which its page counts. */
function KindName({ name, count }: { name: string; count: number | undefined }) {
  const end = /\S+$/u.exec(name)?.[0] ?? ''
  const last = /\p{Script=Han}/u.test(end) ? end.slice(-2) : end
  return (
    <span>
      {name.slice(0, name.length - last.length)}
      <span className="whole">
        {last}
        {count === undefined ? null : <span className="kind-count">{` ${count}`}</span>}
      </span>
    </span>
  )
}

function ZoneForm({ opens }: { opens: ActWay }) {
  const { t } = useTranslation()
  const { icon, place } = SHORTCUTS[opens]
  return (
    <Button look="primary" icon={icon} testId={`open-${opens}`} onPress={() => goTo(place)}>
      {t(`terminal:open.${opens}`)}
    </Button>
  )
}

type Counts = Partial<Record<View, number>>

function useCounts(zone: Zone): Counts {
  const { loaded } = useLoad(`counts/${zone.id}`, useGeneration(), async () => {
    const counts: Counts = {}
    const answers = await Promise.all(
      zone.shows.map(async (view) => [view, await call(terminalApi.documents, { ...filterOf(view), limit: 1 })] as const),
    )
    for (const [view, answer] of answers) if (answer.ok) counts[view] = answer.value.total
    return ok(counts)
  })
  return loaded.state === 'ready' ? loaded.value : {}
}
