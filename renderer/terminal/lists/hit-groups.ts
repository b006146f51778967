// Search results by what they are for: 政策, 解读, 办事, 公告, 其他.
import type { DocumentKind } from '../../../shared/content/document.ts'

export const HIT_GROUPS = ['policy', 'interpretation', 'service', 'notice', 'other'] as const
export type HitGroup = (typeof HIT_GROUPS)[number]

const GROUP_OF: Readonly<Record<DocumentKind, HitGroup>> = {
  policy: 'policy',
  interpretation: 'interpretation',
  guide: 'service',
  faq: 'service',
  form: 'service',
  notice: 'notice',
  publicity: 'notice',
  event: 'notice',
  'opinion-call': 'notice',
  gazette: 'other',
  directory: 'other',
  rules: 'other',
}

export function groupOf({ kind }: { readonly kind: DocumentKind }): HitGroup {
  return GROUP_OF[kind]
}

/** Groups that have hits, with how many. */
export function countGroups(hits: readonly { readonly kind: DocumentKind }[]): { group: HitGroup; count: number }[] {
  return HIT_GROUPS.map((group) => ({ group, count: hits.filter((hit) => groupOf(hit) === group).length })).filter(
    ({ count }) => count > 0,
  )
}
