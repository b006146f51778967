// Every sentence 1.6 times as long: no screen cuts it, pushes it out, or lets it lie on something else.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { buildGrownPages } from '../../support/grown-words.ts'
import { goHome, SCREENS } from '../../support/screens.ts'
import { textFaults } from '../../support/text-fits.ts'
import { touch } from '../../support/touch.ts'

const ALL = SCREENS.map(({ name }) => name)
const FEW = ['home', 'zone-query', 'reader-guide', 'form-choice']
const VARIANTS = [
  { language: 'en', width: 1080, height: 1920, modes: [], names: ALL },
  { language: 'zh-CN', width: 1366, height: 768, modes: [], names: ALL },
  { language: 'ko', width: 1366, height: 768, modes: [], names: FEW },
  { language: 'zh-CN', width: 1080, height: 1920, modes: ['large'], names: FEW },
  { language: 'en', width: 1366, height: 768, modes: ['large'], names: FEW },
]

const folder = mkdtempSync(join(tmpdir(), 'zwgk-grown-'))
let shell: Shell
beforeAll(async () => {
  await buildGrownPages(folder)
  shell = await browserShell(undefined, folder)
  shell.page.setDefaultTimeout(10_000)
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await shell.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(VARIANTS)('$language $width x $height $modes', ({ language, width, height, modes, names }) => {
  beforeAll(async () => {
    const { page } = shell
    await page.setViewportSize({ width, height })
    await goHome(page)
    await touch(page.getByTestId(`language-${language}`))
    for (const mode of modes) await touch(page.getByTestId(mode))
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language)
  })
  afterAll(async () => {
    await goHome(shell.page)
    for (const mode of modes) await touch(shell.page.getByTestId(mode))
  })

  test.each(SCREENS.filter(({ name }) => names.includes(name)))('$name', async ({ open }) => {
    const { page } = shell
    await goHome(page)
    await open(page)
    expect(await textFaults(page)).toEqual([])
  })
})
