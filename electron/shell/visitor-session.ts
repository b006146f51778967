// The one session that pages live in: in memory, speaking only zwgk://, allowed nothing; wiped between visitors.
import { clipboard, type Session, session, type WebContents } from 'electron'

export interface VisitorSession {
  readonly session: Session
  /** Nothing that this page stored remains. */
  wipe(page: WebContents): Promise<void>
}

/** Asked of the page itself: in a session in memory the second clearStorageData() of a living page leaves its databases (measured). */
const DELETE_DATABASES = `indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((resolve) => {
  const deleting = indexedDB.deleteDatabase(name)
  deleting.onsuccess = deleting.onerror = deleting.onblocked = resolve
})))).then(() => true)`
const PAGE_ANSWERS_WITHIN_MS = 2_000

/** `handle`: answers every request of the scheme. */
export function openVisitorSession(scheme: string, handle: (request: Request) => Promise<Response>): VisitorSession {
  // Without `persist:` nothing ever reaches the disk, even when the power goes; and one for ever, because partitions are never freed.
  const visitor = session.fromPartition('visitor')
  visitor.protocol.handle(scheme, handle)
  visitor.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  visitor.setPermissionCheckHandler(() => false)
  visitor.setDevicePermissionHandler(() => false)
  visitor.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  visitor.on('will-download', (event) => event.preventDefault())
  visitor.setSpellCheckerEnabled(false)
  visitor.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url)
    answer({ cancel: protocol !== `${scheme}:` && protocol !== 'data:' })
  })
  return {
    session: visitor,
    async wipe(page) {
      // A hung page, or one without scripts, never answers; it is loaded anew anyway.
      const late = new Promise((resolve) => setTimeout(resolve, PAGE_ANSWERS_WITHIN_MS))
      await Promise.race([page.executeJavaScript(DELETE_DATABASES).catch(() => undefined), late])
      // Without arguments: with an origin, or by clearData(), everything stays readable on a custom scheme.
      await visitor.clearStorageData()
      await visitor.clearCache()
      await visitor.clearAuthCache()
      await visitor.clearHostResolverCache()
      await visitor.clearCodeCaches({})
      clipboard.clear()
      // On X11 text that was only selected is pasted by a mouse's middle button; other systems have no such board.
      clipboard.selection?.clear()
    },
  }
}
