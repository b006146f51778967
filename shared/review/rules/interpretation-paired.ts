// Document and interpretation go out together (同步审签、同步发布), and each names the other.
import { addWorkingDays } from '../../calendar/working-days.ts'
import type { ReviewRule, RuleHit } from '../rule.ts'

/** Places that allow a delay allow three working days (DOMAIN §4). */
const DELAY_MAX_WORKING_DAYS = 3

export const interpretationPaired: ReviewRule = {
  id: 'interpretation-paired',
  source: '政务公开工作要点（解读同步审签、同步发布）',
  severity: 'warning',
  check({ meta }, { others, calendars }): RuleHit[] {
    if (meta.translation !== undefined) return []
    if (meta.kind === 'policy' && meta.normative && meta.validity === 'valid') {
      const has = others.some((other) => other.meta.kind === 'interpretation' && other.meta.links.interprets.includes(meta.id))
      return has ? [] : [{ where: meta.title, params: { context: 'interpretation' } }]
    }
    if (meta.kind !== 'interpretation') return []
    if (meta.links.interprets.length === 0) return [{ where: meta.title, params: { context: 'document' } }]
    return meta.links.interprets.flatMap((id) => {
      const interpreted = others.find((other) => other.meta.id === id)
      if (interpreted === undefined) return []
      const latest = addWorkingDays(interpreted.meta.publishedOn, DELAY_MAX_WORKING_DAYS, calendars).day
      return meta.publishedOn <= latest
        ? []
        : [{ where: `${interpreted.meta.publishedOn} → ${meta.publishedOn}`, params: { context: 'day' } }]
    })
  },
}
