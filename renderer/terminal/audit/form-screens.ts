// The pages of each form: every question, what is said of mistakes, where a matter belongs, the check page, the question before leaving, and a
// receipt that was never given. By the state of the draft; submitting is not among the things done here.
import type { IssuedReceipt, ListedDocument } from '../../../shared/api/terminal.ts'
import type { FillingHelp } from '../../../shared/requests/filling-help.ts'
import { checkAnswers, type FormDefinition, SUBMISSION_KINDS, type SubmissionKind } from '../../../shared/requests/form.ts'
import { currentForm } from '../../../shared/requests/forms.ts'
import { formatReceipt } from '../../../shared/requests/receipt.ts'
import { type Draft, type Step, useDesk } from '../state/draft.ts'
import { useHostState } from '../state/host-state.ts'
import { goTo, useWay } from '../state/way.ts'
import type { AuditedScreen } from './audited-screen.ts'
import { madeUpAnswers } from './made-up-answers.ts'
import { press, until } from './press.ts'

type About = Readonly<Partial<Record<SubmissionKind, ListedDocument | undefined>>>

const NEEDS_DOCUMENT: readonly SubmissionKind[] = ['feedback', 'opinion', 'sign-up']

export async function formScreens(about: About): Promise<AuditedScreen[]> {
  const kinds = SUBMISSION_KINDS.filter((kind) => !NEEDS_DOCUMENT.includes(kind) || about[kind] !== undefined)
  return [...kinds.flatMap((kind) => screensOf(currentForm(kind), about[kind])), receipt()]
}

function screensOf(form: FormDefinition, document: ListedDocument | undefined): AuditedScreen[] {
  const kind = form.id
  const shown = (name: string, change: () => Partial<Draft>): AuditedScreen => ({
    name: `form-${kind}-${name}`,
    open: async () => {
      if (await openForm(kind, document))
        useDesk.setState(({ draft }) => (draft === undefined ? {} : { draft: { ...draft, ...AS_OPENED, ...change() } }))
    },
  })
  const pages = form.pages.map((page) =>
    shown(page.id, () => ({ answers: madeUpAnswers(form, page), step: { at: 'page', page: page.id } })),
  )
  const asking = form.pages.find((page) => page.fields.some(({ required }) => required))
  const mistakes = asking && shown('mistakes', () => ({ answers: {}, step: { at: 'page', page: asking.id }, ...missing(form) }))
  const check = shown('check', () => ({ answers: madeUpAnswers(form), step: { at: 'check' } }))
  const leave: AuditedScreen = {
    name: `form-${kind}-leave`,
    open: async () => {
      await check.open()
      await press('home')
    },
  }
  const elsewhere =
    kind === 'disclosure-request'
      ? ['question', 'complaint', 'hotline'].map((matter) =>
          shown(`elsewhere-${matter}`, () => ({ answers: { matter }, step: { at: 'elsewhere' } })),
        )
      : []
  const filledIn = (name: string, step: Step) =>
    shown(`filled-in-${name}`, () => ({ help: MADE_UP_HELP, answers: madeUpAnswers(form), step }))
  const byStaff =
    kind === 'disclosure-request'
      ? [
          filledIn('told', { at: 'told' }),
          filledIn('page', { at: 'page', page: 'applicantKind' }),
          filledIn('check', { at: 'check' }),
          filledIn('person', { at: 'person' }),
        ]
      : []
  return [
    ...pages,
    ...byStaff,
    ...(mistakes === undefined ? [] : [mistakes]),
    ...elsewhere,
    check,
    ...(kind === 'consultation' ? [leave] : []),
  ]
}

const AS_OPENED = { help: undefined, problems: {}, attempt: 0, mending: false, sending: false, failure: undefined }

/** 代填 by nobody. */
const MADE_UP_HELP: FillingHelp = {
  submissionId: '00000000-0000-4000-8000-000000000000',
  by: '00',
  signature: { suite: 'intl-1', keyId: '0'.repeat(64), value: '0' },
}

function missing(form: FormDefinition): Pick<Draft, 'problems' | 'attempt'> {
  const checked = checkAnswers(form, {})
  return { problems: checked.ok ? {} : checked.problems, attempt: 1 }
}

/** Opens the form unless it is open already. False where it can only be handed in on paper: that page is what is looked at then. */
async function openForm(kind: SubmissionKind, document: ListedDocument | undefined): Promise<boolean> {
  const isOpen = () => useDesk.getState().draft?.form.id === kind && useWay.getState().stack.at(-1)?.name === 'form'
  if (isOpen()) return true
  goTo({ name: 'form', kind, ...(document && { document: { id: document.id, title: document.title } }) })
  return await until(isOpen)
}

/** As it would look; its number is of no day and of the first terminal of none. */
function receipt(): AuditedScreen {
  return {
    name: 'receipt',
    open: async () => {
      const { state } = useHostState.getState()
      const issued: IssuedReceipt = {
        number: formatReceipt({ terminal: '0000', day: undefined, epoch: 'A', sequence: 1 }),
        queryCode: '000000000000',
        kind: 'disclosure-request',
        submittedAt: state?.clock.now ?? new Date(0).toISOString(),
        clockTrusted: true,
        addressee: state?.office?.body ?? '',
        filledInBy: MADE_UP_HELP.by,
        answerBy: { day: state?.clock.today ?? '2026-01-01', estimated: true },
      }
      goTo({ name: 'receipt' })
      useDesk.setState({ draft: undefined, issued })
    },
  }
}
