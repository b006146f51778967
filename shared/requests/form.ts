// Forms are data: pages of one question each. The same definition draws the pages, checks the answers and reads them at the hub.
import { z } from 'zod'

/** 咨询, 依申请公开, 纠错, 意见征集, 好差评, 开放日报名. */
export const SUBMISSION_KINDS = ['consultation', 'disclosure-request', 'feedback', 'opinion', 'rating', 'sign-up'] as const
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number]
/** Kinds that are always about a document; the last two only while its period runs. */
export const ABOUT_A_DOCUMENT: readonly SubmissionKind[] = ['feedback', 'opinion', 'sign-up']
export const WITHIN_A_PERIOD: readonly SubmissionKind[] = ['opinion', 'sign-up']
export const submissionKindSchema = z.enum(SUBMISSION_KINDS)

export const FIELD_TYPES = ['text', 'long-text', 'choice', 'phone', 'email', 'id-number', 'credit-code'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** A field is asked only while another field has one of these values. */
export interface Condition {
  readonly field: string
  readonly oneOf: readonly string[]
}

export interface Field {
  readonly id: string
  readonly type: FieldType
  readonly required: boolean
  /** Characters. */
  readonly maxLength: number
  readonly options?: readonly string[]
  readonly showIf?: Condition
}

export interface FormPage {
  readonly id: string
  /** A page without fields is a notice (告知) that is read before going on. */
  readonly fields: readonly Field[]
  readonly showIf?: Condition
}

export interface FormDefinition {
  readonly id: SubmissionKind
  /** Pinned in each submission, so that an answer is always read with the form it was given to (R39). */
  readonly version: number
  readonly pages: readonly FormPage[]
}

export const answersSchema = z.record(z.string().max(40), z.string().max(5000))
export type Answers = z.infer<typeof answersSchema>

/** What is wrong with an answer; the words stand in the locales under `forms.problem`. */
export type AnswerProblem = 'missing' | 'too-long' | 'not-an-option' | 'phone' | 'email' | 'id-number' | 'credit-code'

/** Fields a person is asked, given what was answered so far. */
export function askedFields(form: FormDefinition, answers: Answers): Field[] {
  return asked(form, answers).flatMap(({ fields }) => fields)
}

export function askedPages(form: FormDefinition, answers: Answers): FormPage[] {
  return asked(form, answers).map(({ page }) => page)
}

/**
 * Checks answers against a form. The value holds only asked fields with text in them, trimmed;
 * the error maps each field to its first problem.
 */
export function checkAnswers(
  form: FormDefinition,
  answers: Answers,
): { ok: true; answers: Answers } | { ok: false; problems: Record<string, AnswerProblem> } {
  const problems: Record<string, AnswerProblem> = {}
  const clean: Answers = {}
  for (const field of askedFields(form, answers)) {
    const answer = answerTo(field, answers)
    const problem = problemOf(field, answer)
    if (problem !== undefined) problems[field.id] = problem
    else if (answer !== '') clean[field.id] = answer
  }
  return Object.keys(problems).length === 0 ? { ok: true, answers: clean } : { ok: false, problems }
}

/** In the form's order: an answer decides what follows only while its own question is asked, and only as it is kept (trimmed). */
function asked(form: FormDefinition, answers: Answers): { page: FormPage; fields: Field[] }[] {
  const counting = new Map<string, string>()
  const holds = (condition: Condition | undefined) =>
    condition === undefined || condition.oneOf.includes(counting.get(condition.field) ?? '')
  return form.pages.flatMap((page) => {
    if (!holds(page.showIf)) return []
    const fields = page.fields.filter((field) => {
      const shown = holds(field.showIf)
      if (shown) counting.set(field.id, answerTo(field, answers))
      return shown
    })
    return [{ page, fields }]
  })
}

function answerTo(field: Field, answers: Answers): string {
  return (Object.hasOwn(answers, field.id) ? answers[field.id] : undefined)?.trim() ?? ''
}

function problemOf(field: Field, answer: string): AnswerProblem | undefined {
  if (answer === '') return field.required ? 'missing' : undefined
  if ([...answer].length > field.maxLength) return 'too-long'
  switch (field.type) {
    case 'choice':
      return field.options?.includes(answer) ? undefined : 'not-an-option'
    case 'phone':
      return /^\+?[\d\s()-]{5,20}$/.test(answer) && answer.replace(/\D/g, '').length >= 5 ? undefined : 'phone'
    case 'email':
      return z.email().safeParse(answer).success ? undefined : 'email'
    case 'id-number':
      return isResidentIdNumber(answer) ? undefined : 'id-number'
    case 'credit-code':
      return isCreditCode(answer) ? undefined : 'credit-code'
    case 'text':
    case 'long-text':
      return undefined
  }
}

/** 公民身份号码, GB 11643: 17 digits and a check character by ISO 7064 MOD 11-2. */
export function isResidentIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = [...text.slice(0, 17)].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

/** Of a 统一社会信用代码, GB 32100: without I, O, Z, S, V. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 统一社会信用代码, GB 32100: 17 characters without I, O, S, V, Z and a check character modulo 31. */
export function isCreditCode(text: string): boolean {
  const code = text.toUpperCase()
  if (code.length !== 18 || [...code].some((c) => !CREDIT_CODE_ALPHABET.includes(c))) return false
  const sum = [...code.slice(0, 17)].reduce((total, c, i) => total + CREDIT_CODE_ALPHABET.indexOf(c) * (3 ** i % 31), 0)
  return CREDIT_CODE_ALPHABET[(31 - (sum % 31)) % 31] === code[17]
}
