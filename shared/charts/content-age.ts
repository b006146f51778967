// How old what is published is, by kind: where nothing new has come for long is seen at once.
import { DOCUMENT_KINDS, type DocumentKind, type DocumentMeta } from '../content/document.ts'

/** Upper ends in days; the last has none. */
export const AGES = ['month', 'quarter', 'year', 'older'] as const
export type Age = (typeof AGES)[number]
const DAYS: Readonly<Record<Exclude<Age, 'older'>, number>> = { month: 30, quarter: 90, year: 365 }
const DAY_MS = 86_400_000

export interface KindAges {
  readonly kind: DocumentKind
  readonly ages: Readonly<Record<Age, number>>
  /** `YYYY-MM-DD` of the newest. */
  readonly newest: string
}

/** Kinds that have documents, in the order of the kinds. Translations are not counted a second time. */
export function contentAges(
  documents: readonly Pick<DocumentMeta, 'kind' | 'publishedOn' | 'translation'>[],
  today: string,
): KindAges[] {
  const originals = documents.filter(({ translation }) => translation === undefined)
  return DOCUMENT_KINDS.flatMap((kind) => {
    const ofKind = originals.filter((one) => one.kind === kind)
    const newest = ofKind
      .map(({ publishedOn }) => publishedOn)
      .sort()
      .at(-1)
    if (newest === undefined) return []
    const count = (age: Age) => ofKind.filter(({ publishedOn }) => ageOf(publishedOn, today) === age).length
    return [{ kind, newest, ages: Object.fromEntries(AGES.map((age) => [age, count(age)])) as Record<Age, number> }]
  })
}

function ageOf(publishedOn: string, today: string): Age {
  const days = (Date.parse(today) - Date.parse(publishedOn)) / DAY_MS
  if (days <= DAYS.month) return 'month'
  if (days <= DAYS.quarter) return 'quarter'
  return days <= DAYS.year ? 'year' : 'older'
}
