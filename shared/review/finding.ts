// A finding: something a check saw in a file. Rules give findings; the words a person reads come from the locales (`finding:<rule>`).

export type Severity = 'error' | 'warning'

/** Where text can stand besides the page itself. The word of each: `review:part.<part>`. */
export const PARTS = [
  'title',
  'summary',
  'keywords',
  'file-name',
  'comment',
  'revision',
  'hidden-text',
  'hidden-sheet',
  'hidden-cells',
  'pivot-cache',
  'margin',
  'properties',
  'annotation',
  'embedded-file',
  'unreadable-page',
] as const
export type Part = (typeof PARTS)[number]

/** Two passages that say the same, to be shown side by side. */
export interface Compared {
  readonly here: string
  readonly there: string
}

export interface Finding {
  /** The file's path as the person named it. */
  readonly file: string
  /** Rule id; also the key of its sentence. */
  readonly rule: string
  readonly severity: Severity
  /** Fills the blanks of the sentence. */
  readonly params?: Readonly<Record<string, string | number>>
  /** Where in the file: a field, a line, or the text around it (never more than it takes to find the place). */
  readonly where?: string
  /** Absent: on the page itself. */
  readonly part?: Part
  readonly compared?: readonly Compared[]
}
