// The end of a session: nothing of this person is there for the next.
import { terminalApi } from '../../../shared/api/terminal.ts'
import { call } from '../../ui/call.ts'
import { clearDraft } from './draft.ts'
import { viewAsFound } from './viewing.ts'
import { goHome } from './way.ts'

/** The person has gone: home page, first language, standard size. */
export function endSession(): void {
  clearDraft()
  goHome()
  viewAsFound()
  void call(terminalApi.endSession, {})
}

/** The person is done with a form or receipt but still here: what was written goes, how they see the pages stays. */
export function dropWrittenAndGoHome(): void {
  clearDraft()
  goHome()
  void call(terminalApi.endSession, {})
}
