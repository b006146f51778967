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

export interface FoundGroup<Hit> {
  readonly group: HitGroup
  readonly hits: readonly Hit[]
}

/** Groups that have hits, in their order: what is binding first, news last. Within each the hits stay in the order they came. */
export function groupHits<Hit extends { readonly kind: DocumentKind }>(hits: readonly Hit[]): FoundGroup<Hit>[] {
  return HIT_GROUPS.map((group) => ({ group, hits: hits.filter(({ kind }) => GROUP_OF[kind] === group) })).filter(
    (found) => found.hits.length > 0,
  )
}
