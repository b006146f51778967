// The form being filled in, and the receipt it became. In memory only; gone on submit, on leaving and at the session's end.
import { create } from 'zustand'
import { type IssuedReceipt, terminalApi } from '../../../shared/api/terminal.ts'
import type { FillingHelp } from '../../../shared/requests/filling-help.ts'
import {
  type AnswerProblem,
  type Answers,
  askedPages,
  checkAnswers,
  type FormDefinition,
  type FormPage,
  type SubmissionKind,
} from '../../../shared/requests/form.ts'
import { formVersion } from '../../../shared/requests/forms.ts'
import type { Failure } from '../../../shared/result.ts'
import { call } from '../../ui/call.ts'

/** Where in the form a person is. `elsewhere`: the matter belongs to another way, and the page says which. */
/** `told` 告知 and `person` stand only in a form that staff fill in: before its first page, and before 提交, for the person's own eyes. */
export type Step = { readonly at: 'page'; readonly page: string } | { readonly at: 'elsewhere' | 'check' | 'told' | 'person' }

export interface Draft {
  readonly form: FormDefinition
  /** Made when the form opened: ten taps on 提交 are one submission (F1, F14). */
  readonly submissionId: string
  /** What the query code is made from: only the page holds it, so that a repeated submit shows the same code. */
  readonly codeSeed: string
  readonly document: { readonly id: string; readonly title: string } | undefined
  /** 代填: who fills in, by the host's word. */
  readonly help: FillingHelp | undefined
  readonly answers: Answers
  readonly step: Step
  /** Came from 修改 on the check page. */
  readonly mending: boolean
  readonly problems: Readonly<Record<string, AnswerProblem>>
  readonly attempt: number
  readonly sending: boolean
  readonly failure: Failure | undefined
}

interface Desk {
  readonly draft: Draft | undefined
  readonly issued: IssuedReceipt | undefined
  readonly openFailure: Failure | undefined
}

const EMPTY: Desk = { draft: undefined, issued: undefined, openFailure: undefined }

export const useDesk = create<Desk>()(() => EMPTY)

// Which opening the answer belongs to: an answer that comes after the person has left is dropped.
let opening = 0

export async function openDraft(kind: SubmissionKind, document: Draft['document'], help?: FillingHelp): Promise<void> {
  opening += 1
  const mine = opening
  useDesk.setState(EMPTY)
  const answer = await call(terminalApi.openForm, { kind, ...(help && { help }) })
  if (mine !== opening) return
  if (!answer.ok) return useDesk.setState({ openFailure: answer.error })
  const form = formVersion(kind, answer.value.version)
  const first = form?.pages[0]
  if (form === undefined || first === undefined) return useDesk.setState({ openFailure: { code: 'form-unknown' } })
  useDesk.setState({
    draft: {
      form,
      submissionId: answer.value.submissionId,
      codeSeed: answer.value.codeSeed,
      document,
      help,
      answers: {},
      step: help === undefined ? { at: 'page', page: first.id } : { at: 'told' },
      mending: false,
      problems: {},
      attempt: 0,
      sending: false,
      failure: undefined,
    },
  })
}

export function clearDraft(): void {
  opening += 1
  useDesk.setState(EMPTY)
}

/** Pages asked so far. In a form that staff fill in the 告知 has been given before all of them. */
export function pagesOf({ form, help }: Pick<Draft, 'form' | 'help'>, answers: Answers): FormPage[] {
  return askedPages(form, answers).filter(({ fields }) => help === undefined || fields.length > 0)
}

/** 告知 has been heard. */
export function beginFilling(): void {
  change((draft) => {
    const [first] = pagesOf(draft, draft.answers)
    return first === undefined ? {} : { step: { at: 'page', page: first.id } }
  })
}

/** The helper hands the screen over: the person looks, and sends with their own hand. */
export function handToPerson(): void {
  const { draft } = useDesk.getState()
  if (draft !== undefined && rightAnswers(draft) !== undefined) change(() => ({ step: { at: 'person' }, failure: undefined }))
}

export function writeAnswer(field: string, value: string): void {
  change((draft) => {
    const { [field]: _gone, ...problems } = draft.problems
    return { answers: { ...draft.answers, [field]: value }, problems }
  })
}

/** 下一步: checks this page, then goes on, to where a matter belongs, or back to the check page. */
export function goOn(): void {
  change((draft) => {
    if (draft.step.at !== 'page') return {}
    const pages = pagesOf(draft, draft.answers)
    const at = pages.findIndex((page) => page.id === (draft.step.at === 'page' ? draft.step.page : ''))
    const checked = checkAnswers(draft.form, draft.answers)
    const here = new Set(pages[at]?.fields.map((field) => field.id))
    const problems = checked.ok ? {} : Object.fromEntries(Object.entries(checked.problems).filter(([id]) => here.has(id)))
    if (Object.keys(problems).length > 0) return { problems, attempt: draft.attempt + 1 }
    if (belongsElsewhere(draft)) return { problems, step: { at: 'elsewhere' } }
    if (draft.mending && checked.ok) return { problems, mending: false, step: { at: 'check' } }
    const following = pages[at + 1]
    return { problems, step: following === undefined ? { at: 'check' } : { at: 'page', page: following.id } }
  })
}

/** 返回 inside a form; false when there is no earlier page. */
export function goBackInForm(): boolean {
  const { draft } = useDesk.getState()
  if (draft === undefined || draft.sending) return draft !== undefined
  const step = stepBefore(draft)
  if (step === undefined) return false
  change(() => ({ step, mending: false, problems: {}, failure: undefined }))
  return true
}

function stepBefore({ step, mending, ...draft }: Draft): Step | undefined {
  if (step.at === 'told') return undefined
  if (step.at === 'person' || mending) return { at: 'check' }
  const pages = pagesOf(draft, draft.answers)
  const at = step.at === 'page' ? pages.findIndex((page) => page.id === step.page) : pages.length
  const earlier = step.at === 'elsewhere' ? pages[0] : pages[at - 1]
  if (earlier !== undefined) return { at: 'page', page: earlier.id }
  return draft.help === undefined ? undefined : { at: 'told' }
}

export function mendPage(page: string): void {
  change(() => ({ step: { at: 'page', page }, mending: true, failure: undefined }))
}

/** Sends once; on success the answers are gone and only the receipt is left. */
export async function submitDraft(): Promise<void> {
  const { draft } = useDesk.getState()
  if (draft === undefined || draft.sending) return
  const answers = rightAnswers(draft)
  if (answers === undefined) return
  change(() => ({ sending: true, failure: undefined }))
  const answer = await call(terminalApi.submit, {
    submissionId: draft.submissionId,
    codeSeed: draft.codeSeed,
    kind: draft.form.id,
    version: draft.form.version,
    answers,
    ...(draft.document === undefined ? {} : { document: draft.document.id }),
    ...(draft.help === undefined ? {} : { help: draft.help }),
  })
  // The person may have gone, or another form be open.
  if (useDesk.getState().draft?.submissionId !== draft.submissionId) return
  if (answer.ok) useDesk.setState({ ...EMPTY, issued: answer.value })
  else change(() => ({ sending: false, failure: answer.error }))
}

/** Undefined where something is missing: then the page of the first problem is shown. */
function rightAnswers(draft: Draft): Answers | undefined {
  const checked = checkAnswers(draft.form, draft.answers)
  if (checked.ok) return checked.answers
  const { problems } = checked
  const page = askedPages(draft.form, draft.answers).find(({ fields }) => fields.some(({ id }) => problems[id] !== undefined))
  change(() => ({
    problems,
    attempt: draft.attempt + 1,
    ...(page === undefined ? {} : { step: { at: 'page', page: page.id }, mending: true }),
  }))
  return undefined
}

export function hasWritten(draft: Draft | undefined): boolean {
  return draft !== undefined && Object.values(draft.answers).some((answer) => answer.trim() !== '')
}

/** 依申请公开 only: a question, a complaint or a 12345 matter has its own way. */
function belongsElsewhere(draft: Draft): boolean {
  return draft.form.id === 'disclosure-request' && draft.answers['matter'] !== 'information'
}

function change(step: (draft: Draft) => Partial<Draft>): void {
  useDesk.setState(({ draft }) => (draft === undefined ? {} : { draft: { ...draft, ...step(draft) } }))
}
