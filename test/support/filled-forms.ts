// Filled forms, as a person would fill them. The id number is made from a made-up birthday and carries a right check digit.
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

/** `words` stands where a person writes freely. */
export function filledForm(kind: SubmissionKind, words: string): Answers {
  switch (kind) {
    case 'consultation':
      return { subject: 'pension', question: words, replyBy: 'terminal' }
    case 'disclosure-request':
      return {
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
    case 'feedback':
      return { problem: 'wrong', detail: words, callBack: 'no' }
    case 'opinion':
      return { stance: 'agree-with-changes', opinion: words, callBack: 'yes', phone: '000-555 0123' }
    case 'rating':
      return { grade: 'satisfied', words, callBack: 'no' }
    case 'sign-up':
      return { name: words, phone: '000-555 0123', people: 'two', help: 'none' }
  }
}
