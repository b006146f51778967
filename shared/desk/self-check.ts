// 季度自查: what of the published content is over, void, stale, badly linked or without its interpretation. Each line can be archived or mended.
import type { DocumentMeta } from '../content/document.ts'
import type { ReviewContext, ReviewedDocument } from '../review/rule.ts'
import { interpretationPaired } from '../review/rules/interpretation-paired.ts'
import { resultInTime } from '../review/rules/result-in-time.ts'
import { validitySet } from '../review/rules/validity-set.ts'

export const SELF_CHECKS = [
  'notice-over',
  'event-over',
  'validity-past',
  'validity-unset',
  'stale',
  'link-broken',
  'unpaired',
  'result-missing',
] as const
export type SelfCheck = (typeof SELF_CHECKS)[number]

export interface SelfCheckLine {
  readonly id: string
  readonly title: string
  readonly check: SelfCheck
  /** The day since when, or the id of the link's target. */
  readonly since?: string
}

/** Announcements older than this are news no more (国办秘函〔2019〕19号 asks for two weeks of the site itself; a hall keeps a year). */
const STALE_DAYS = 365
const DAY_MS = 86_400_000
const NEWS: readonly DocumentMeta['kind'][] = ['notice', 'event', 'opinion-call']

export function selfCheck(documents: readonly ReviewedDocument[], context: Omit<ReviewContext, 'others'>): SelfCheckLine[] {
  const known = new Set(documents.map(({ meta }) => meta.id))
  return documents.flatMap((document) => {
    const { meta } = document
    const asked = { ...context, others: documents.filter((other) => other !== document) }
    const line = (check: SelfCheck, since?: string): SelfCheckLine => ({
      ...{ id: meta.id, title: meta.title, check },
      ...(since !== undefined && { since }),
    })
    const over = meta.publicNotice?.until ?? ''
    const ended = meta.period?.until ?? ''
    const isStale = NEWS.includes(meta.kind) && Date.parse(context.today) - Date.parse(meta.publishedOn) > STALE_DAYS * DAY_MS
    return [
      ...(over !== '' && over < context.today ? [line('notice-over', over)] : []),
      ...(ended !== '' && ended < context.today ? [line('event-over', ended)] : []),
      ...validitySet
        .check(document, asked)
        .map(({ params }) => (params?.['context'] === 'past' ? line('validity-past', meta.validUntil) : line('validity-unset'))),
      ...(isStale ? [line('stale', meta.publishedOn)] : []),
      ...Object.values(meta.links)
        .flat()
        .filter((id) => !known.has(id))
        .map((id) => line('link-broken', id)),
      ...interpretationPaired
        .check(document, asked)
        .filter(({ params }) => params?.['context'] !== 'day')
        .map(() => line('unpaired')),
      ...resultInTime
        .check(document, asked)
        .filter(({ params }) => params?.['context'] === 'missing')
        .map(({ where }) => line('result-missing', where)),
    ]
  })
}
