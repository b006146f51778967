// The policy of every page (CSP): the hub serves each built page with one that runs nothing of a page's own text, and no page needs more.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { builtPages } from '../../build/build-pages.ts'
import { staticPages } from '../../platform/http/static-pages.ts'

let folder: string
let pages: string[] = []

beforeAll(() => {
  folder = builtPages()
  pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join('/'))
}, 300_000)

test('terminal and console are among the pages', () => {
  expect(pages).toEqual(expect.arrayContaining(['console/index.html', 'terminal/index.html']))
})

test('each is served with a policy that allows nothing inline, no other site and no frame', () => {
  const serve = staticPages(folder, 'console/index.html')
  for (const page of ['', ...pages]) {
    const policy = serve(new Request(`http://hub/${page}`))?.headers.get('content-security-policy') ?? 'none'
    const rules = new Map(policy.split(';').map((rule) => [rule.trim().split(' ')[0] ?? '', rule.trim()]))
    expect(policy, page).not.toMatch(/unsafe|https?:|\*/)
    expect(rules.get('default-src'), page).toBe("default-src 'none'")
    expect(rules.get('script-src'), page).toBe("script-src 'self'")
    expect(rules.get('style-src'), page).toBe("style-src 'self'")
    for (const rule of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) expect(policy, page).toContain(rule)
  }
})

test('no page carries a script, a style or a handler of its own: the policy costs nothing', () => {
  for (const page of pages) {
    const html = readFileSync(join(folder, page), 'utf8')
    expect(html.match(/<script(?![^>]*\bsrc=)[^>]*>/gi), page).toBeNull()
    expect(html.match(/<style\b|\sstyle=|\son[a-z]+=|javascript:/gi), page).toBeNull()
  }
})
