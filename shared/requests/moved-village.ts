// 归属变更: what goes along when a village's terminal goes to another office, and what stays with the one that was asked.
import type { SubmissionKind } from './form.ts'

/**
 * Questions and requests for information are the village's business and go along; what is about a document, a draft, an event or the service
 * of the office that was asked stays its own.
 */
const GOES_ALONG: Readonly<Record<SubmissionKind, boolean>> = {
  consultation: true,
  'disclosure-request': true,
  feedback: false,
  opinion: false,
  rating: false,
  'sign-up': false,
}

/** What is answered is done where it was answered. */
export function goesAlong(kind: SubmissionKind, answered: boolean): boolean {
  return GOES_ALONG[kind] && !answered
}
