// The end of a session: nothing of this person is there for the next.
import { clearDraft } from './draft.ts'
import { terminalShell } from './shell.ts'
import { typeSearch } from './typed-search.ts'
import { viewAsFound } from './viewing.ts'
import { goHome } from './way.ts'

/** The person has gone: home page, first language, standard size. */
export function endSession(): void {
  clearDraft()
  typeSearch('')
  goHome()
  viewAsFound()
  wipeWindow()
}

/** The person is done with a form or receipt but still here: what was written goes, how they see the pages stays. */
export function dropWrittenAndGoHome(): void {
  clearDraft()
  typeSearch('')
  goHome()
  wipeWindow()
}

/** The pages store nothing; the Electron shell wipes its window all the same. A browser has no such object. */
function wipeWindow(): void {
  void terminalShell()?.endSession()
}
