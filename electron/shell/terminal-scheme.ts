// zwgk://terminal: built pages from disk, /api from the host, the help page; everything else is not there.
import { protocol } from 'electron'
import { staticPages } from '../../platform/http/static-pages.ts'
import { HELP_ADDRESS, ORIGIN, SCHEME } from './addresses.ts'
import { HELP_HEADERS, helpPage } from './help-page.ts'
import type { Gateway } from './host-gateway.ts'

/** Second layer under the window's own locks: no dialogs, windows, downloads, top-level navigation. */
const SANDBOX = 'sandbox allow-scripts allow-same-origin allow-forms'

/** Before the app is ready. */
export function registerTerminalScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

export interface TerminalSchemeParts {
  readonly pages: string
  readonly locales: string
  readonly gateway: Gateway
}

export function terminalScheme({ pages, locales, gateway }: TerminalSchemeParts): (request: Request) => Promise<Response> {
  const page = staticPages(pages, 'terminal/index.html')
  const help = helpPage(locales, pages)
  return async (request) => {
    if (!request.url.startsWith(`${ORIGIN}/`)) return notThere()
    const { pathname } = new URL(request.url)
    if (request.url === HELP_ADDRESS) return new Response(help, { headers: HELP_HEADERS })
    if (pathname.startsWith('/api/')) return await gateway(request)
    const found = page(request)
    if (found === undefined) return notThere()
    if (found.headers.get('content-type')?.startsWith('text/html')) {
      found.headers.set('content-security-policy', `${found.headers.get('content-security-policy')}; ${SANDBOX}`)
    }
    return found
  }
}

function notThere(): Response {
  return Response.json({ error: { code: 'not-found' } }, { status: 404 })
}
