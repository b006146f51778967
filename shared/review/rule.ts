// A review rule: looks at one document before publication and names the places that are wrong.
import type { YearCalendar } from '../calendar/working-days.ts'
import type { DocumentMeta } from '../content/document.ts'
import type { Compared, Part, Severity } from './finding.ts'
import type { Divisions } from './places/divisions.ts'

/** Text that goes with a document and does not stand on its page. */
export interface TextPart {
  readonly part: Part
  readonly text: string
}

export interface ReviewedDocument {
  readonly meta: DocumentMeta
  /** What people read, tables and lists included. */
  readonly text: string
  /** The same with its tables, where there are any. */
  readonly html?: string
  /** File names, comments, what was left out: no reader sees them at once, and anybody may. */
  readonly aside?: readonly TextPart[]
}

/** What a rule may know beside the document. */
export interface ReviewContext {
  /** `YYYY-MM-DD`. */
  readonly today: string
  readonly calendars: readonly YearCalendar[]
  /** Absent: names of places are not looked at. */
  readonly divisions?: Divisions
  /** Named by the person who checks; wins over what the document says. */
  readonly place?: string
  /** The other documents that are published with this one, or are already. */
  readonly others: readonly ReviewedDocument[]
}

export interface RuleHit {
  /** A few characters around the place; personal data in it is already masked. */
  readonly where: string
  readonly params?: Readonly<Record<string, string | number>>
  /** Where the place itself tells more than the rule. */
  readonly severity?: Severity
  readonly part?: Part
  readonly compared?: readonly Compared[]
}

export interface ReviewRule {
  /** Also the key of its sentence in the locales. */
  readonly id: string
  /** Where the duty comes from. */
  readonly source: string
  readonly severity: Severity
  /** Blocks a trial package as well; the others are only warnings there, for trying out. */
  readonly evenOnTrial?: true
  /** Keeps its severity when a file without metadata is only checked: the text alone shows what is wrong. */
  readonly evenWhenChecked?: true
  check(document: ReviewedDocument, context: ReviewContext): RuleHit[]
}

/** Up to `around` characters on both sides of a place, on one line. */
export function placeIn(text: string, start: number, end: number, around = 10): string {
  return text.slice(Math.max(0, start - around), end + around).replace(/\s+/g, ' ')
}

/** Each match as a hit with its surroundings. `pattern` is global. */
export function hitsOf(text: string, pattern: RegExp, around?: number): RuleHit[] {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
    where: placeIn(text, index, index + match.length, around),
  }))
}

/** Whether the metadata were made up for trying out: dates and body in them say nothing. */
export function isMadeUp({ meta }: ReviewedDocument): boolean {
  return meta.review.some(({ step }) => step === 'trial')
}
