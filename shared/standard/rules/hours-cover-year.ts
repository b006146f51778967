// 管理要求: opening hours for each day of the year, once, each stretch the right way round (双龙镇's own page contradicts itself).
import { seasonGaps } from '../opening-hours.ts'
import type { SettingRule } from '../setting-input.ts'

export const hoursCoverYear: SettingRule = {
  id: 'hours-cover-year',
  concern: 'management',
  severity: 'error',
  check({ theme }) {
    if (theme.hours.length === 0) return [{ where: 'hours', params: { given: '01-01 — 12-31' } }]
    const seasons = seasonGaps(theme.hours).map(({ from, until }) => ({
      where: 'hours',
      params: { given: `${from} — ${until}` },
    }))
    const backwards = theme.hours.flatMap(({ name, open }) =>
      open
        .filter(({ from, until }, at) => from >= until || open.slice(0, at).some((before) => before.until > from))
        .map(({ from, until }) => ({ where: 'hours', params: { given: `${name['zh-CN']} ${from}–${until}` } })),
    )
    return [...seasons, ...backwards]
  },
}
