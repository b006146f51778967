// Serves built pages: exactly the files that were there at start, with a policy that runs nothing else.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/** Two pages of which one may show the other inside it, by their paths. */
export interface HeldPage {
  readonly holder: string
  readonly held: string
}

/** `home`: the page that `/` shows, as a path below `folder`. Answers undefined for what is no page. No page is shown inside another but `held`. */
export function staticPages(folder: string, home: string, frames?: HeldPage): (request: Request) => Response | undefined {
  const files = new Map(allFiles(folder).map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]))
  return (request) => {
    if (request.method !== 'GET') return undefined
    const { pathname } = new URL(request.url)
    const page = pathname === '/' ? `/${home}` : pathname
    const file = files.get(page)
    if (file === undefined) return undefined
    const hashed = pathname.startsWith('/assets/')
    return new Response(readFileSync(file), {
      headers: {
        ...PAGE_HEADERS,
        'content-security-policy': policyOf(page, frames),
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'cache-control': hashed ? 'max-age=31536000, immutable' : 'no-cache',
      },
    })
  }
}

function policyOf(page: string, frames: HeldPage | undefined): string {
  if (page === frames?.holder) return `${POLICY}; frame-src 'self'`
  return page === frames?.held ? POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'") : POLICY
}

function allFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? allFiles(path) : [path]
  })
}
