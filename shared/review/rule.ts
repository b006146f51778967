// A review rule: looks at one document before publication and names the places that are wrong.
import type { DocumentMeta } from '../content/document.ts'
import type { Severity } from './finding.ts'

export interface ReviewedDocument {
  readonly meta: DocumentMeta
  readonly text: string
}

export interface RuleHit {
  /** A few characters around the place; personal data in it is already masked. */
  readonly where: string
  readonly params?: Readonly<Record<string, string | number>>
}

export interface ReviewRule {
  /** Also the key of its sentence in the locales. */
  readonly id: string
  /** Where the duty comes from. */
  readonly source: string
  readonly severity: Severity
  /** Blocks a trial package as well; the others are only warnings there, for trying out. */
  readonly evenOnTrial?: true
  /** Keeps its severity when a file without metadata is only checked: the text alone shows that it is unfinished. */
  readonly evenWhenChecked?: true
  check(document: ReviewedDocument): RuleHit[]
}

/** Up to `around` characters on both sides of a place, on one line. */
export function placeIn(text: string, start: number, end: number, around = 10): string {
  return text.slice(Math.max(0, start - around), end + around).replace(/\s+/g, ' ')
}
