import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { staticPages } from './static-pages.ts'

const PAGES = ['console/index.html', 'preview/index.html', 'terminal/index.html']

function built(): string {
  const folder = temporaryFolder()
  for (const page of PAGES) {
    mkdirSync(join(folder, page, '..'), { recursive: true })
    writeFileSync(join(folder, page), '<!doctype html>')
  }
  return folder
}

const policies = (serve: ReturnType<typeof staticPages>, paths: readonly string[]) =>
  paths.map((path) => serve(new Request(`http://pages${path}`))?.headers.get('content-security-policy') ?? '')

test('no page is shown inside another, unless it is named as the held one, and then by one holder of the same origin', () => {
  const alone = policies(staticPages(built(), 'console/index.html'), ['/', ...PAGES.map((page) => `/${page}`)])
  for (const policy of alone) {
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('frame-src')
  }
  const frames = { holder: '/console/index.html', held: '/preview/index.html' }
  const [home, holder, held, other] = policies(staticPages(built(), 'console/index.html', frames), [
    '/',
    ...PAGES.map((page) => `/${page}`),
  ])
  for (const policy of [home, holder]) {
    expect(policy).toContain("frame-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
  }
  expect(held).toContain("frame-ancestors 'self'")
  expect(held).not.toContain('frame-src')
  expect(other).toContain("frame-ancestors 'none'")
  expect(other).not.toContain('frame-src')
})
