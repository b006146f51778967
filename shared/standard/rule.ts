// A rule of the standard: looks at one side of a hall's terminal and names what is not as the profile demands. Its words stand in the
// locales under `standard:rule.<id>`: name, wrong, mend. Four levels see different things: schema, setting, page as shown, running duty.
import type { Concern } from './profile.ts'

/** error: a theme with it is refused, or an inspector would mark it; warning: to be mended soon; note: to be known. */
export const STANDARD_SEVERITIES = ['error', 'warning', 'note'] as const
export type StandardSeverity = (typeof STANDARD_SEVERITIES)[number]

export interface Box {
  /** CSS px from the left and top of the page. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface StandardHit {
  /** Fills the blanks of the sentences. */
  readonly params?: Readonly<Record<string, string | number>>
  /** Which field, element, device or register. */
  readonly where?: string
  /** Where on the page, for a rule of level three. */
  readonly box?: Box
  /** When it weighs less than the rule's own severity, as a demo's translations do. */
  readonly severity?: StandardSeverity
}

export interface StandardRule<Seen> {
  readonly id: string
  readonly concern: Concern
  readonly severity: StandardSeverity
  check(seen: Seen): readonly StandardHit[]
}

export interface StandardFinding extends StandardHit {
  readonly rule: string
  readonly level: 1 | 2 | 3 | 4
  readonly concern: Concern
  readonly severity: StandardSeverity
}

export function runRules<Seen>(rules: readonly StandardRule<Seen>[], level: 2 | 3 | 4, seen: Seen): StandardFinding[] {
  return rules.flatMap(({ id, concern, severity, check }) =>
    check(seen).map((hit) => ({ rule: id, level, concern, severity, ...hit })),
  )
}
