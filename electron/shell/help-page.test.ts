// The help page: three languages from the locale files, nothing that runs.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { HELP_HEADERS, helpPage } from './help-page.ts'

test('says it in three languages, without a script or a link', () => {
  const page = helpPage(join(projectFolder(), 'assets', 'locales'))
  for (const words of ['本机暂时不能使用', '사용할수 없습니다', 'cannot be used']) expect(page).toContain(words)
  expect(page).not.toMatch(/<script|<a |href=|on\w+=/)
  expect(HELP_HEADERS['content-security-policy']).toContain("default-src 'none'")
})
