// What stands on the screen is drawn by our own fonts, rare names too; and of two scripts the national one comes first, never smaller.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGUAGES } from '../../../renderer/ui/language.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { goHome, SCREENS } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

/** By what draws them: the missing ones of the standard list, the further hanzi of the same typeface, those of Hanazono Mincho. */
const RARE_NAMES = [
  { text: '𬭎𬱖𫖯㛃䶮𠅤㑇', file: 'standard', typeface: 'Rare Hanzi Sans' },
  { text: '㐂', file: 'sans', typeface: 'Rare Hanzi Sans' },
  { text: '𣱼', file: 'ming', typeface: 'Rare Hanzi Ming' },
]

let shell: Shell
const rareFiles: string[] = []
beforeAll(async () => {
  shell = await browserShell()
  shell.page.setDefaultTimeout(10_000)
  shell.page.on('request', (request) => {
    const file = /rare-hanzi-([a-z]+)\S*\.woff2$/.exec(request.url())?.[1]
    if (file !== undefined) rareFiles.push(file)
  })
  await shell.restartTerminal()
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
})
afterAll(() => shell.close())

test.each(LANGUAGES)('everyday words in %s load no rare hanzi', async (language) => {
  const { page } = shell
  await goHome(page)
  await touch(page.getByTestId(`language-${language}`))
  for (const name of ['reader-guide', 'form-choice', 'my-receipts']) {
    await goHome(page)
    await SCREENS.find((screen) => screen.name === name)?.open(page)
    await page.evaluate(() => document.fonts.ready)
  }
  expect(await fontsOf(page, '#root *')).toContain(language === 'ko' ? 'Noto Sans KR Thin' : 'Noto Sans SC Thin')
  expect(rareFiles).toEqual([])
})

test.each(RARE_NAMES)('$text is drawn from our own font, and loads only its file', async ({ text, file, typeface }) => {
  const { page } = shell
  rareFiles.splice(0)
  for (const language of LANGUAGES) {
    await page.evaluate(
      ({ name, lang }) => {
        document.querySelector('#rare-name')?.remove()
        const line = document.body.appendChild(document.createElement('p'))
        line.id = 'rare-name'
        line.lang = lang
        line.textContent = name
      },
      { name: text, lang: language },
    )
    await page.evaluate(() => document.fonts.ready)
    await expect.poll(() => fontsOf(page, '#rare-name')).toEqual([typeface])
  }
  expect(rareFiles).toEqual([file])
})

test.each(LANGUAGES)('the national script stands first and is not smaller, read in %s', async (language) => {
  const { page } = shell
  await goHome(page)
  await touch(page.getByTestId(`language-${language}`))
  for (const names of ['.plate-name', '.zone-name']) {
    const pairs = await page.locator(names).evaluateAll((elements) =>
      elements.map((element) =>
        [...element.querySelectorAll<HTMLElement>('[lang]')].map((script) => ({
          language: script.lang,
          size: Number.parseFloat(getComputedStyle(script).fontSize),
          top: script.getBoundingClientRect().top,
          left: script.getBoundingClientRect().left,
        })),
      ),
    )
    expect(pairs.length).toBeGreaterThan(0)
    for (const [first, second] of pairs) {
      if (first === undefined || second === undefined) throw new Error(`expected two scripts in ${names}`)
      expect(first.language).toBe('zh-CN')
      expect(first.top <= second.top && first.left <= second.left).toBe(true)
      expect(first.size).toBeGreaterThanOrEqual(second.size)
    }
  }
})

/** Names of all fonts that draw the elements' text; one that is not ours is a fault. */
async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  await cdp.send('CSS.enable')
  const { root } = await cdp.send('DOM.getDocument')
  const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  const used = await Promise.all(nodeIds.map((nodeId) => cdp.send('CSS.getPlatformFontsForNode', { nodeId })))
  await cdp.detach()
  const fonts = used.flatMap((one) => one.fonts)
  for (const font of fonts) if (!font.isCustomFont) throw new Error(`expected a font of our own, got ${font.familyName}`)
  return [...new Set(fonts.map(({ familyName }) => familyName))]
}
