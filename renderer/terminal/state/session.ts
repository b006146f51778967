// The end of a session: nothing of this person is there for the next.
import { browserShellApi } from '../../../shared/api/browser-shell.ts'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { call } from '../../ui/call.ts'
import { readingAsFound, silence } from '../aloud/reading-aloud.ts'
import { endTyping } from '../keyboard/keyboard-state.ts'
import { clearDraft } from './draft.ts'
import { leaveHelpScreen } from './help-call.ts'
import { terminalShell } from './shell.ts'
import { typeSearch } from './typed-search.ts'
import { viewAsFound } from './viewing.ts'
import { goHome } from './way.ts'

/** The person has gone: home page, first language, standard size. */
export function endSession(): void {
  readingAsFound()
  clearDraft()
  typeSearch('')
  endTyping()
  leaveHelpScreen()
  goHome()
  viewAsFound()
  void startAfresh()
}

/**
 * Loads the page anew: only then is nothing of what was written left in its memory (F10).
 * Not while the host does not answer: a browser's error page would stand there until somebody came.
 */
async function startAfresh(): Promise<void> {
  await wipeWindow()
  if (await windowIsReplaced()) return
  const alive = await call(terminalApi.state, {})
  if (alive.ok) location.reload()
}

/** The person is done with a form or receipt but still here: what was written goes, how they see the pages stays. */
export function dropWrittenAndGoHome(): void {
  silence()
  clearDraft()
  typeSearch('')
  goHome()
  void wipeWindow()
}

/** The browser shell throws its browser away with all that it has kept, this page as well. */
async function windowIsReplaced(): Promise<boolean> {
  if (terminalShell() !== undefined) return false
  const asked = await call(browserShellApi.endSession, {})
  return asked.ok && asked.value.replaced
}

/** The pages store nothing; the Electron shell wipes its window all the same. A browser has no such object. */
async function wipeWindow(): Promise<void> {
  await terminalShell()?.endSession()
}
