// The charts: counted anew at each look, from the cases, from what is published and from what terminals tell of their use.
import type { z } from 'zod'
import { hubChartsApi } from '../../shared/api/hub-charts.ts'
import { chinaDay } from '../../shared/calendar/working-days.ts'
import { contentAges } from '../../shared/charts/content-age.ts'
import { answerTimes, requestsByMonth } from '../../shared/charts/request-charts.ts'
import { searchesByDay, zoneUse } from '../../shared/charts/use-counts.ts'
import { ok } from '../../shared/result.ts'
import { shownZones } from '../../shared/standard/shown-setting.ts'
import type { DeskParts } from '../desk/desk-parts.ts'
import { settingOf } from '../desk/preview-state.ts'
import { countedSince } from '../fleet/use-counts.ts'
import { publishedCatalogue } from '../publish/publish-package.ts'
import { caseEventsBySubmission } from '../reception/case-events.ts'
import { type InboxParts, inbox } from '../reception/inbox.ts'
import type { Guard } from './guard.ts'

type ChartParts = InboxParts & Pick<DeskParts, 'repo' | 'channel'>

const USE_SHOWN_DAYS = 90
const DAY_MS = 86_400_000

export function chartRoutes({ guarded }: Guard, parts: ChartParts): void {
  guarded(hubChartsApi.charts, 'any', async () => ok(await charts(parts)))
}

async function charts(parts: ChartParts): Promise<z.input<typeof hubChartsApi.charts.response>> {
  const { store, repo, channel, calendars } = parts
  const today = chinaDay(parts.now())
  const events = await caseEventsBySubmission(store)
  const requests = (await inbox(parts)).flatMap(({ id, limit }) =>
    limit === undefined ? [] : [{ receivedOn: limit.from, events: events.get(id) ?? [] }],
  )
  const since = chinaDay(new Date(parts.now().getTime() - USE_SHOWN_DAYS * DAY_MS))
  const use = await countedSince(store, since)
  const { profile, theme } = settingOf(repo, channel)
  const zones = shownZones(profile, theme)
  return {
    months: requestsByMonth(requests, today, calendars),
    answers: answerTimes(requests, calendars),
    ages: contentAges(publishedCatalogue(repo, channel)?.documents.map(({ meta }) => meta) ?? [], today),
    use: {
      since,
      zones: zoneUse(use, zones).map(({ zone, hours }) => {
        const name = zones.find(({ id }) => id === zone)?.name
        return { hours: [...hours], ...(name !== undefined && { name }) }
      }),
      searches: searchesByDay(use),
    },
  }
}
