// Opening hours in words: today's, by the season that runs today; the others stand in the rules of the zone.
import type { TFunction } from 'i18next'
import { inLanguage } from '../../../shared/standard/localised.ts'
import { seasonOn, weekdayRuns } from '../../../shared/standard/opening-hours.ts'
import type { Season } from '../../../shared/standard/theme.ts'
import type { Language } from '../../ui/language.ts'

/** `today`: `YYYY-MM-DD`. Undefined when no season holds that day. */
export function hoursWords(hours: readonly Season[], today: string, language: Language, t: TFunction): string | undefined {
  const season = seasonOn(hours, today)
  if (season === undefined) return undefined
  const days = weekdayRuns(season.days)
    .map(({ from, until }) =>
      from === until
        ? t(`common:weekday.${from}`)
        : t('common:weekdays', { from: t(`common:weekday.${from}`), until: t(`common:weekday.${until}`) }),
    )
    .join(t('common:list-comma'))
  const times = season.open.map(({ from, until }) => `${short(from)}–${short(until)}`).join(t('common:list-comma'))
  return t('common:hours-of-season', { season: inLanguage(season.name, language), days, times })
}

/** `08:30` is said `8:30`. */
function short(time: string): string {
  return time.replace(/^0/, '')
}
