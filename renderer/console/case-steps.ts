// Which steps of a case can be recorded now, and what each asks for. The hub's rules decide again; here only what makes no sense is left out.
import type { CaseView } from '../../shared/api/hub-cases.ts'
import { ANSWER_CODES } from '../../shared/requests/case/answer-code.ts'
import type { CaseAction } from '../../shared/requests/case/case-event.ts'
import { waitsToBePublic } from '../../shared/requests/case/case-state.ts'

export type StepKind = Exclude<CaseAction['kind'], 'extension-approved' | 'extension-declined'>

export interface StepField {
  readonly name:
    | 'until'
    | 'workingDays'
    | 'code'
    | 'stance'
    | 'basis'
    | 'count'
    | 'before'
    | 'publish'
    | 'way'
    | 'result'
    | 'document'
  readonly type: 'day' | 'number' | 'choice' | 'published'
  readonly options?: readonly string[]
  /** For numbers. */
  readonly max?: number
  readonly min?: number
}

const STANCE: StepField = { name: 'stance', type: 'choice', options: ['agrees', 'objects', 'silent'] }
const WAY: StepField = { name: 'way', type: 'choice', options: ['review', 'suit-direct', 'suit-after-review'] }
const UNTIL: StepField = { name: 'until', type: 'day' }

export function stepFields(kind: StepKind, view: CaseView): readonly StepField[] {
  switch (kind) {
    case 'supplement-asked':
    case 'deferred':
      return [UNTIL]
    case 'extension-proposed':
      return [{ name: 'workingDays', type: 'number', min: 1, max: view.extensionLeft }]
    case 'third-party-answered':
    case 'co-producer-answered':
      return [STANCE]
    case 'fee-noticed':
      return [
        { name: 'basis', type: 'choice', options: ['items', 'pages'] },
        { name: 'count', type: 'number', min: 1, max: 100_000 },
        { name: 'before', type: 'number', min: 0, max: 100_000 },
      ]
    case 'answered':
      return [{ name: 'code', type: 'choice', options: ANSWER_CODES }]
    case 'assessed':
      return [{ name: 'publish', type: 'choice', options: ['yes', 'no'] }]
    case 'made-public':
      return [{ name: 'document', type: 'published' }]
    case 'remedy-opened':
      return [WAY]
    case 'remedy-closed':
      return [WAY, { name: 'result', type: 'choice', options: ['upheld', 'corrected', 'other'] }]
    case 'supplement-answered':
    case 'third-party-asked':
    case 'co-producer-asked':
    case 'conferred':
    case 'fee-paid':
      return []
  }
}

export function offeredSteps({ state, confirmed, extensionLeft, today, supplementBy }: CaseView): readonly StepKind[] {
  if (state.answer !== undefined) {
    const open = state.remedies.some(({ result }) => result === undefined)
    const toPublish = waitsToBePublic(state)
    return [
      ...(toPublish ? (['made-public'] as const) : []),
      'assessed',
      'remedy-opened',
      ...(open ? (['remedy-closed'] as const) : []),
    ]
  }
  if (!confirmed) return ['answered']
  const offered: readonly (readonly [StepKind, boolean])[] = [
    ['answered', true],
    ['supplement-asked', state.supplement === undefined && today <= supplementBy],
    ['supplement-answered', state.supplement !== undefined && state.supplement.answered === undefined],
    ['extension-proposed', state.proposal === undefined && extensionLeft > 0],
    ['third-party-asked', true],
    ['third-party-answered', state.opinionsOpen['third-party'] > 0],
    ['co-producer-asked', true],
    ['co-producer-answered', state.opinionsOpen['co-producer'] > 0],
    ['conferred', true],
    ['fee-noticed', state.fee === undefined],
    ['fee-paid', state.fee !== undefined && state.fee.paid === undefined],
    ['deferred', true],
  ]
  return offered.filter(([, holds]) => holds).map(([kind]) => kind)
}

/** What was filled in, as the action that the contract knows; the contract checks it. */
export function actionFrom(kind: StepKind, day: string, fields: readonly StepField[], values: Readonly<Record<string, string>>) {
  const entries = fields.map(({ name, type }) => {
    const value = values[name] ?? ''
    if (name === 'publish') return [name, value === 'yes'] as const
    return [name, type === 'number' ? Number(value) : value] as const
  })
  return { kind, day, ...Object.fromEntries(entries) }
}
