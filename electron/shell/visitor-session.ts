// The one session that pages live in: in memory, speaking only zwgk://, allowed nothing; wiped between visitors.
import { clipboard, type Session, session } from 'electron'

export interface VisitorSession {
  readonly session: Session
  /** Nothing that a page stored remains. */
  wipe(): Promise<void>
}

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
    async wipe() {
      // Without arguments: with an origin, or by clearData(), everything stays readable on a custom scheme.
      await visitor.clearStorageData()
      await visitor.clearCache()
      await visitor.clearAuthCache()
      await visitor.clearHostResolverCache()
      await visitor.clearCodeCaches({})
      clipboard.clear()
    },
  }
}
