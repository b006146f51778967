// Answers that let every page of a form be shown. Nobody's: they are made of noughts, and nothing is ever sent.
import {
  type Answers,
  type Condition,
  type Field,
  type FormDefinition,
  type FormPage,
  isCreditCode,
  isResidentIdNumber,
} from '../../../shared/requests/form.ts'

const CHECK_CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
/** Region 000000: no person has such a number. */
const NOBODY = '00000019500101001'

/** First choices throughout; `wanted` bends them so that this page is asked. */
export function madeUpAnswers(form: FormDefinition, wanted?: FormPage): Answers {
  const answers: Answers = {}
  for (const page of form.pages) for (const field of page.fields) answers[field.id] = madeUpAnswer(field)
  let condition: Condition | undefined = wanted?.showIf
  while (condition !== undefined) {
    const { field, oneOf }: Condition = condition
    answers[field] = oneOf[0] ?? ''
    condition = form.pages.find((page) => page.fields.some(({ id }) => id === field))?.showIf
  }
  return answers
}

function madeUpAnswer(field: Field): string {
  switch (field.type) {
    case 'choice':
      return field.options?.[0] ?? ''
    case 'phone':
      return '000-000 0000'
    case 'email':
      return '0@example.org'
    case 'id-number':
      return CHECK_CHARACTERS.map((check) => `${NOBODY}${check}`).find(isResidentIdNumber) ?? ''
    case 'credit-code':
      return CHECK_CHARACTERS.map((check) => `${'0'.repeat(17)}${check}`).find(isCreditCode) ?? ''
    case 'text':
    case 'long-text':
      return '0'
  }
}
