// Whether a form can be handed in at this machine now, and if not, why (F27, F80).
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import { useHostState } from '../state/host-state.ts'

export type Filing = 'open' | 'starting' | 'no-office' | 'storage' | 'paper-only'

export function useFiling(kind: SubmissionKind): Filing {
  return useHostState(({ state }) => {
    if (state === undefined) return 'starting'
    if (state.office === undefined) return 'no-office'
    if (kind === 'disclosure-request' && !state.office.filing.disclosureAtMachine) return 'paper-only'
    return state.storage === 'ok' || state.storage === 'tight' ? 'open' : 'storage'
  })
}
