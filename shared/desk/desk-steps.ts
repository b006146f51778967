// Who may take which step at the content desk, and when: four different people (条例 第17条; 谁主管、谁公开、谁审查), no open error, a reason for each warning.
import type { Role } from '../api/hub-console.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Finding } from '../review/finding.ts'
import type { DeskStage, DeskStanding } from './desk-standing.ts'

export const DESK_STEPS = [
  'save',
  'save-result',
  'submit',
  'pass-content',
  'pass-secrecy',
  'return',
  'sign',
  'withdraw',
  'set-validity',
] as const
export type DeskStepName = (typeof DESK_STEPS)[number]
/** Both make a version; the rest is done with one. */
export const SAVING_STEPS = ['save', 'save-result'] as const
export type StepAfterSaving = Exclude<DeskStepName, (typeof SAVING_STEPS)[number]>

export interface DeskPerson {
  readonly account: string
  readonly roles: readonly Role[]
}

/** What of a finding counts for a step. */
type FindingFacts = Pick<Finding, 'severity'> & {
  /** Names it over repeated checks of one version. */
  readonly key: string
}

export interface StepAsked {
  readonly step: DeskStepName
  readonly person: DeskPerson
  /** The version that the person has seen: a step never falls on another one. */
  readonly version: number
  readonly standing: DeskStanding
  /** Of the check of this version, now. */
  readonly findings: readonly FindingFacts[]
  /** With `pass-content`: why each warning is none, by the key of its finding. */
  readonly reasons?: Readonly<Record<string, string>>
}

export type StepFailure =
  | 'not-allowed'
  | 'desk-not-now'
  | 'desk-version-changed'
  | 'desk-same-person'
  | 'desk-errors-open'
  | 'desk-reasons-missing'

const ROLE: Readonly<Record<DeskStepName, Role>> = {
  save: 'editor',
  /** The result of an opinion call, put together from what the officer decided (shared/opinions). */
  'save-result': 'officer',
  submit: 'editor',
  'pass-content': 'reviewer',
  'pass-secrecy': 'reviewer',
  return: 'reviewer',
  sign: 'publisher',
  withdraw: 'publisher',
  'set-validity': 'publisher',
}
const STAGES: Readonly<Record<DeskStepName, readonly DeskStage[]>> = {
  save: ['draft', 'content', 'secrecy', 'signing', 'scheduled', 'published', 'withdrawn'],
  'save-result': ['draft', 'content', 'secrecy', 'signing', 'scheduled', 'published', 'withdrawn'],
  submit: ['draft'],
  'pass-content': ['content'],
  'pass-secrecy': ['secrecy'],
  return: ['content', 'secrecy', 'signing', 'scheduled'],
  sign: ['signing'],
  withdraw: ['draft', 'content', 'secrecy', 'signing', 'scheduled', 'published'],
  'set-validity': ['draft', 'content', 'secrecy', 'signing', 'scheduled', 'published'],
}

/** The same for every way in: the console's page asks it to show a button, the hub before it records the step. */
export function mayTakeStep(asked: StepAsked): Result<void, StepFailure> {
  const { step, person, standing, version, findings } = asked
  const returnsBeforeSigning = step === 'return' && person.roles.includes('publisher')
  if (!person.roles.includes(ROLE[step]) && !returnsBeforeSigning) return fail('not-allowed')
  if (!STAGES[step].includes(standing.stage)) return fail('desk-not-now')
  if (step === 'set-validity' && standing.live === undefined && standing.version > 0) return fail('desk-not-now')
  if (version !== standing.version) return fail('desk-version-changed')
  if (othersOf(step, standing).includes(person.account)) return fail('desk-same-person')
  if (step !== 'submit' && step !== 'pass-content' && step !== 'sign') return ok(undefined)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (errors > 0) return fail('desk-errors-open', { count: errors })
  if (step === 'submit') return ok(undefined)
  const reasons = step === 'sign' ? standing.content?.reasons : asked.reasons
  const missing = unreasoned(findings, reasons ?? {}).length
  return missing === 0 ? ok(undefined) : fail('desk-reasons-missing', { count: missing })
}

/** Warnings that nobody has given a reason for. */
export function unreasoned(findings: readonly FindingFacts[], reasons: Readonly<Record<string, string>>): FindingFacts[] {
  return findings.filter((one) => one.severity === 'warning' && !Object.hasOwn(reasons, one.key))
}

/** Accounts that have done another part of this round and so may not do this one. */
function othersOf(step: DeskStepName, { editors, content, secrecy }: DeskStanding): string[] {
  const wrote = editors.map(({ account }) => account)
  const done = (one: { readonly account: string } | undefined) => (one === undefined ? [] : [one.account])
  switch (step) {
    case 'pass-content':
      return wrote
    case 'pass-secrecy':
      return [...wrote, ...done(content)]
    case 'sign':
      return [...wrote, ...done(content), ...done(secrecy)]
    case 'save':
    case 'save-result':
    case 'submit':
    case 'return':
    case 'withdraw':
    case 'set-validity':
      return []
  }
}
