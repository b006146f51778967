// The help page: three languages from the locale files, nothing that runs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { HELP_HEADERS, helpPage } from './help-page.ts'

test('says it in three languages, without a script or a link', () => {
  const page = helpPage(join(projectFolder(), 'assets', 'locales'), 'no-pages-there')
  for (const words of ['本机暂时不能使用', '사용할수 없습니다', 'cannot be used']) expect(page).toContain(words)
  expect(page).not.toMatch(/<script|<a |href=|on\w+=/)
  expect(HELP_HEADERS['content-security-policy']).toContain("default-src 'none'")
})

test('borrows the fonts of the built pages and nothing else of their looks', () => {
  const pages = mkdtempSync(join(tmpdir(), 'zwgk-help-'))
  mkdirSync(join(pages, 'assets'))
  const face =
    "@font-face{font-family:'Noto Sans SC Variable';src:url(./a-1.woff2) format('woff2-variations');unicode-range:U+4E00}"
  writeFileSync(join(pages, 'assets', 'x.css'), `body{color:red}${face}`)
  const page = helpPage(join(projectFolder(), 'assets', 'locales'), pages)
  rmSync(pages, { recursive: true })
  expect(page).toContain('url(/assets/a-1.woff2)')
  expect(page).not.toContain('color:red')
})
