// A finding: something a check saw in a file. Rules give findings; the words a person reads come from the locales (`finding:<rule>`).

export type Severity = 'error' | 'warning'

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
}
