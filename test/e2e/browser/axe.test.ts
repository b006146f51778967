// axe on each screen in four variants that together cover languages, sizes, 大字版, 按钮放低 and 高对比.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe } from '../../support/axe.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { goHome, SCREENS } from '../../support/screens.ts'

const VARIANTS = [
  { language: 'zh-CN', width: 1080, height: 1920, modes: [] },
  { language: 'ko', width: 1080, height: 1920, modes: ['large'] },
  { language: 'en', width: 1366, height: 768, modes: ['contrast'] },
  { language: 'zh-CN', width: 1920, height: 1080, modes: ['large', 'low'] },
] as const

let shell: Shell
beforeAll(async () => {
  shell = await browserShell()
  shell.page.setDefaultTimeout(10_000)
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
})
afterAll(() => shell.close())

/** A whole request is filled in to come to its last pages; at the largest size that is many turns. */
const FORM_FILLED_WITHIN_MS = 180_000

describe.each(VARIANTS)('$language $width x $height $modes', ({ language, width, height, modes }) => {
  beforeAll(async () => {
    const { page } = shell
    await page.setViewportSize({ width, height })
    await goHome(page)
    await page.getByTestId(`language-${language}`).tap()
    for (const mode of modes) await page.getByTestId(mode).tap()
  })
  afterAll(async () => {
    await goHome(shell.page)
    for (const mode of modes) await shell.page.getByTestId(mode).tap()
  })

  test.each(SCREENS)(
    '$name',
    async ({ open }) => {
      const { page } = shell
      await goHome(page)
      await open(page)
      const { violations, checked } = await axe(page)
      expect(checked).toBeGreaterThan(5)
      expect(violations).toEqual([])
    },
    FORM_FILLED_WITHIN_MS,
  )
})
