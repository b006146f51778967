// The first page is whole when it is drawn: nothing of it is refused, its fonts are there, and a file that does not come takes nothing else with it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'

/** The publisher's files of single characters; those that come with every page have other names. */
const RARE_FILES = /noto-sans-sc-\d+-wght-normal.*\.woff2$/
/** A hall's machine: what the system has, without the fonts of Chinese and Japanese. */
const REJECTED = ['zh-cn', 'ja'].map(
  (lang) => `<rejectfont><pattern><patelt name="lang"><string>${lang}</string></patelt></pattern></rejectfont>`,
)
const NO_HANZI = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include><selectfont>${REJECTED.join('')}</selectfont></fontconfig>`

const broken: string[] = []
let folder: string
let shell: Shell
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-no-hanzi-'))
  writeFileSync(join(folder, 'fonts.conf'), NO_HANZI)
  vi.stubEnv('FONTCONFIG_FILE', join(folder, 'fonts.conf'))
  shell = await browserShell()
  shell.page.setDefaultTimeout(10_000)
  shell.page.on('console', (message) => /decode|OTS/.test(message.text()) && broken.push(message.text()))
  await shell.page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', (event) => {
      refused.push(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
  await shell.restartTerminal()
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await shell.close()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('the content policy refuses nothing of it, and no font is broken', async () => {
  expect(await shell.page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([])
  expect(broken).toEqual([])
})

test('the fonts that come with the page are read before anything is drawn', async () => {
  const { page } = shell
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('#root > *') === null) return
      seen.disconnect()
      const read = [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)
      Object.assign(window, { readBeforeDrawn: [...new Set(read.map((name) => name.replaceAll('"', '')))] })
    })
    seen.observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await page.getByTestId('spotlight').waitFor()
  const read = await page.evaluate(() => (window as unknown as { readBeforeDrawn: string[] }).readBeforeDrawn)
  for (const family of ['Common SC', 'Common KR', 'Blank Until Read']) expect(read).toContain(family)
})

test('a character whose file does not come leaves its own place empty, and all other words stand', async () => {
  const { page } = shell
  const asked: string[] = []
  await page.route(RARE_FILES, (route) => void asked.push(route.request().url()))
  const line = async (top: number, text: string) =>
    await page.evaluate(
      ({ at, words }) => {
        const element = document.body.appendChild(document.createElement('div'))
        element.textContent = words
        element.style.cssText = `position:fixed;left:0;top:${at}px;width:200px;font-size:41px;line-height:60px;background:#fff;color:#000;z-index:9`
      },
      { at: top, words: text },
    )
  // Playwright's own pictures wait for the fonts, which is what does not come here.
  const cdp = await page.context().newCDPSession(page)
  const picture = async (top: number) =>
    (await cdp.send('Page.captureScreenshot', { clip: { x: 0, y: top, width: 200, height: 60, scale: 1 } })).data
  await line(0, '政务公开')
  await line(100, '\u3000')
  const [words, empty] = [await picture(0), await picture(100)]
  expect(words).not.toBe(empty)
  await line(200, '螳')
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  // Drawn anew meanwhile: what a browser leaves out, it leaves out of all that looks alike.
  await line(300, '政务公开')
  expect(await picture(300)).toBe(words)
  expect(await picture(200)).toBe(empty)
})
