// In the browser shell the page says again and again that it is alive: a page that hangs keeps its connections and would never be missed (F67).
import { browserShellApi, PAGE_BEAT_MS } from '../../../shared/api/browser-shell.ts'
import { callEndpoint } from '../../../shared/api/endpoint.ts'
import { terminalShell } from './shell.ts'

/** The Electron shell hears its page by a way of its own. */
export function beatForBrowserShell(): void {
  if (terminalShell() !== undefined) return
  void beat()
  const timer = setInterval(() => {
    // Said by a frame that is drawn: a page whose drawing process is gone runs on without one.
    if (document.hidden) void beat()
    else requestAnimationFrame(() => void beat())
  }, PAGE_BEAT_MS)

  async function beat(): Promise<void> {
    // Not one of the calls that a page waits for.
    const answer = await callEndpoint((request) => fetch(request), location.origin, browserShellApi.beat, {
      hidden: document.hidden,
    })
    if (answer.ok && !answer.value.watched) clearInterval(timer)
  }
}
