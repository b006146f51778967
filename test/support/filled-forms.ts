// Two filled forms, as a person would fill them. The id number is made from a made-up birthday and carries a right check digit.
import type { Answers, SubmissionKind } from '../../shared/requests/form.ts'
import { isResidentIdNumber } from '../../shared/requests/form.ts'

const DIGITS = '0123456789X'

/** An id number that no person has: region 000000. */
export function madeUpIdNumber(): string {
  const body = '00000019500101001'
  const whole = [...DIGITS].map((digit) => `${body}${digit}`).find(isResidentIdNumber)
  if (whole === undefined) throw new Error('expected one check digit to fit')
  return whole
}

export function filledForm(kind: SubmissionKind, words: string): Answers {
  return kind === 'consultation'
    ? { subject: 'pension', question: words, replyBy: 'terminal' }
    : {
        matter: 'information',
        applicantKind: 'person',
        name: '某某某',
        idKind: 'resident-id',
        idNumber: madeUpIdNumber(),
        phone: '000-555 0123',
        address: '青禾镇青禾村1组',
        information: words,
        medium: 'paper',
        delivery: 'pick-up',
      }
}
