// The forms of this release. A change of fields raises the version; older versions stay while a terminal may hold an answer to them.
import type { FormDefinition, SubmissionKind } from './form.ts'
import { consultation } from './forms/consultation.ts'
import { disclosureRequest } from './forms/disclosure-request.ts'
import { feedback } from './forms/feedback.ts'
import { opinion, opinionWithoutNames } from './forms/opinion.ts'
import { rating } from './forms/rating.ts'
import { signUp } from './forms/sign-up.ts'

const FORMS: readonly FormDefinition[] = [consultation, disclosureRequest, feedback, opinionWithoutNames, opinion, rating, signUp]

/** The form a person is given today. */
export function currentForm(kind: SubmissionKind): FormDefinition {
  const versions = FORMS.filter((form) => form.id === kind)
  const newest = versions.reduce<FormDefinition | undefined>(
    (best, form) => (best === undefined || form.version > best.version ? form : best),
    undefined,
  )
  if (newest === undefined) throw new Error(`expected a form of kind ${kind}`)
  return newest
}

/** The form an answer was given to; undefined when this release does not know it. */
export function formVersion(kind: SubmissionKind, version: number): FormDefinition | undefined {
  return FORMS.find((form) => form.id === kind && form.version === version)
}
