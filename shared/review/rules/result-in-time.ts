// What became of an opinion call within a month of its end, a report within ten working days after an event (2024年工作要点 一(三)、四(三)).
import { addWorkingDays } from '../../calendar/working-days.ts'
import type { DocumentMeta } from '../../content/document.ts'
import { resultDueOn } from '../../opinions/result-due.ts'
import type { ReviewContext, ReviewRule, RuleHit } from '../rule.ts'

const EVENT_WORKING_DAYS = 10

export const resultInTime: ReviewRule = {
  id: 'result-in-time',
  source: '2024年政务公开工作要点 一（三）、四（三）',
  severity: 'warning',
  check({ meta }, context): RuleHit[] {
    const latest = latestResult(meta, context)
    if (latest !== undefined && context.today > latest) {
      const has = context.others.some((other) => other.meta.links.resultOf.includes(meta.id))
      if (!has) return [{ where: latest, params: { context: 'missing', latest } }]
    }
    return meta.links.resultOf.flatMap((id) => {
      const asked = context.others.find((other) => other.meta.id === id)
      const due = asked && latestResult(asked.meta, context)
      return due === undefined || meta.publishedOn <= due
        ? []
        : [{ where: meta.publishedOn, params: { context: 'late', latest: due } }]
    })
  },
}

/** The last day for the result of what `meta` announces; undefined when nothing is due. */
function latestResult({ kind, period, translation }: DocumentMeta, { calendars }: ReviewContext): string | undefined {
  if (period === undefined || translation !== undefined) return undefined
  if (kind === 'opinion-call') return resultDueOn(period.until)
  return kind === 'event' ? addWorkingDays(period.until, EVENT_WORKING_DAYS, calendars).day : undefined
}
