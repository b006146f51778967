// The own keyboard in the browser shell: whole requests typed by touch, and the faults of keyboards by their numbers.
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserShell, type Shell } from '../../support/browser.ts'
import { goOn } from '../../support/fill-pages.ts'
import { goHome, openForm } from '../../support/screens.ts'
import { drag, touch } from '../../support/touch.ts'
import { TYPED_REQUESTS, typeRequest } from '../../support/typed-request.ts'
import { candidate, inScript, openKeys, pressKey, shownCandidates, writeIn } from '../../support/typing.ts'
import { lookUp } from '../../support/ways.ts'

let shell: Shell
let page: Page
let cdp: CDPSession
const errors: string[] = []
beforeAll(async () => {
  shell = await browserShell()
  page = shell.page
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => errors.push(error.message))
  await page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
  cdp = await page.context().newCDPSession(page)
})
afterAll(() => shell.close())

const field = (id: string) => page.getByTestId(id)
const value = async (id: string) => await field(id).inputValue()

/** 一, in the field to write in. */
async function writeOne(): Promise<void> {
  const pad = await field('writing-pad').boundingBox()
  if (pad === null) throw new Error('expected the field to write in')
  const y = pad.y + pad.height / 2
  await drag(
    page,
    [0.3, 0.4, 0.5, 0.6, 0.7].map((x) => ({ x: pad.x + pad.width * x, y })),
  )
}

/** To the page of the request that asks who applies. */
async function askedWho(): Promise<void> {
  await goHome(page)
  await openForm(page, 'disclosure-request')
  await touch(field('option-matter-information'))
  await goOn(page)
  await goOn(page)
  await touch(field('option-applicantKind-person'))
  await goOn(page)
  await field('field-name').waitFor()
}

test('the first field of a session asks once how to write; the answer holds for the next', async () => {
  await openKeys(field('search-input'))
  await field('script-question').waitFor()
  await touch(field('choose-pinyin'))
  await touch(field('key-close'))
  await openKeys(field('search-input'))
  expect(await field('keyboard').getAttribute('data-keyboard')).toBe('pinyin')
})

test.each(TYPED_REQUESTS)(
  'a whole request typed only by touch: $script',
  async (request) => {
    const receipt = await typeRequest(page, request)
    expect(receipt.number).toMatch(/^QH01-/)
    expect(errors).toEqual([])
    // The receipt is looked up by its own keys, too.
    await goHome(page)
    await touch(field('my-receipts'))
    await inScript(request.script)(field('receipt-number-input'), receipt.number.replaceAll('-', ''))
    await inScript(request.script)(field('query-code-input'), receipt.queryCode.replaceAll(' ', ''))
    expect(await value('receipt-number-input')).toBe(receipt.number)
    await touch(field('look-up'))
    expect(['queued', 'received']).toContain(await field('receipt-state').getAttribute('data-state'))
    expect(await lookUp(page, { kind: 'disclosure-request', ...receipt })).not.toBe(null)
    await goHome(page)
    await touch(field('language-zh-CN'))
  },
  120_000,
)

test('choosing a candidate submits nothing, a part of the phrase can be picked, and the rest waits on', async () => {
  await goHome(page)
  await openKeys(field('search-input'))
  await writeIn(page, 'pinyin')
  for (const letter of 'dibaobuzhu') await pressKey(page, letter)
  await shownCandidates(page)
  expect(await field('typed-letters').textContent()).toBe("di'bao'bu'zhu")
  await touch(candidate(page, '低保'))
  expect(await value('search-input')).toBe('低保')
  await shownCandidates(page)
  expect(await field('typed-letters').textContent()).toBe("bu'zhu")
  await touch(candidate(page, '补助'))
  expect(await value('search-input')).toBe('低保补助')
  expect(await page.locator('.page-home').count()).toBe(1)
})

test('the way on first takes what is still being typed: 搜索 with letters waiting, 下一步 with ink waiting', async () => {
  await goHome(page)
  await openKeys(field('search-input'))
  await writeIn(page, 'pinyin')
  for (const letter of 'butie') await pressKey(page, letter)
  await touch(field('search-button'))
  await field('hit').first().waitFor()
  expect(await value('search-input')).toBe('补贴')
  await askedWho()
  await touch(field('option-idKind-other-id'))
  await inScript('english')(field('field-otherIdNumber'), 'ab')
  await openKeys(field('field-name'))
  await writeIn(page, 'handwriting')
  await writeOne()
  await touch(field('next'))
  await field('field-phone').waitFor()
  await touch(field('back'))
  expect(await value('field-name')).toBe('一')
})

test('what is written by hand goes in by itself after a pause, and another character can still take its place', async () => {
  await goHome(page)
  await openKeys(field('search-input'))
  await writeIn(page, 'handwriting')
  await writeOne()
  await expect.poll(() => value('search-input')).toBe('一')
  const other = (await shownCandidates(page)).find((one) => one !== '一') ?? ''
  await touch(candidate(page, other))
  expect(await value('search-input')).toBe(other)
  await writeOne()
  await expect.poll(() => value('search-input')).toBe(`${other}一`)
  await pressKey(page, 'delete')
  expect(await value('search-input')).toBe(other)
})

test('F72: every field of the terminal has its own keys and asks for none of the system’s', async () => {
  await askedWho()
  await touch(field('option-idKind-resident-id'))
  const places = [askedWho, () => goHome(page).then(() => touch(field('my-receipts'))), () => goHome(page)]
  for (const go of places) {
    await go()
    const fields = page.locator('input[type=text], textarea')
    await fields.first().waitFor()
    for (const one of await fields.all()) {
      expect(await one.getAttribute('inputmode')).toBe('none')
      expect(await one.getAttribute('data-keys')).toMatch(/^[a-z-]+$/)
    }
  }
})

test('F73: after a hundred changes of field each holds just what was typed into it', async () => {
  await askedWho()
  await touch(field('option-idKind-resident-id'))
  await openKeys(field('field-name'))
  await writeIn(page, 'english')
  const typed = { 'field-name': '', 'field-idNumber': '' }
  for (let change = 0; change < 100; change += 1) {
    const id = change % 2 === 0 ? 'field-idNumber' : 'field-name'
    await field(id).focus()
    const sign = id === 'field-name' ? 'abcdefghij'.charAt((change >> 1) % 10) : String((change >> 1) % 10)
    await page.locator(`[data-testid="key-${sign}"]`).waitFor()
    await pressKey(page, sign)
    typed[id] += sign
    expect(await value(id)).toBe(typed[id])
  }
  expect({ 'field-name': await value('field-name'), 'field-idNumber': await value('field-idNumber') }).toEqual(typed)
}, 60_000)

test('F75: what an input method composes comes in once, and its Enter starts no search, however late it ends', async () => {
  await goHome(page)
  await field('search-input').focus()
  await field('keyboard').waitFor()
  await cdp.send('Input.imeSetComposition', { text: 'di', selectionStart: 2, selectionEnd: 2 })
  await cdp.send('Input.imeSetComposition', { text: '低保', selectionStart: 2, selectionEnd: 2 })
  // The Enter that picks: taken by the input method, so with the key code 229.
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 })
  await cdp.send('Input.insertText', { text: '低保' })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', windowsVirtualKeyCode: 13 })
  expect(await value('search-input')).toBe('低保')
  // Some end composing first and send their Enter after it.
  const went = await field('search-input').evaluate((input) => {
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '低保' }))
    return input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))
  })
  expect(went).toBe(false)
  expect(await value('search-input')).toBe('低保')
  expect(await page.locator('.page-home').count()).toBe(1)
  expect(await page.locator('[data-testid=hit]').count()).toBe(0)
})

test('F75: a real keyboard writes pinyin, too; space picks, Enter keeps the letters and starts no search', async () => {
  await goHome(page)
  await openKeys(field('search-input'))
  await writeIn(page, 'pinyin')
  await page.keyboard.type('dibao')
  await field('candidate').first().waitFor()
  await page.keyboard.press(' ')
  await expect.poll(() => value('search-input')).toBe('低保')
  await page.keyboard.type('abc')
  await page.keyboard.press('Enter')
  expect(await value('search-input')).toBe('低保abc')
  expect(await page.locator('[data-testid=hit]').count()).toBe(0)
  // With nothing waiting it is the form's again.
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  expect(await value('search-input')).toBe('低保')
  await page.keyboard.press('Enter')
  await page.locator('[data-testid=hit], .other-ways').first().waitFor()
})

const SIZES = [
  { width: 1080, height: 1920, modes: [] },
  { width: 1366, height: 768, modes: [] },
  { width: 1366, height: 768, modes: ['large'] },
  { width: 1080, height: 1920, modes: ['large', 'low'] },
]

test.each(SIZES)(
  'F76: from a mistake to its field, which stands with its label above the keyboard: $width x $height $modes',
  async ({ width, height, modes }) => {
    await goHome(page)
    await page.setViewportSize({ width, height })
    for (const mode of modes) await touch(field(mode))
    await askedWho()
    await openKeys(field('field-name'))
    await touch(field('key-close'))
    await goOn(page)
    await field('error-summary').waitFor()
    await touch(field('error-summary').locator('button').first())
    await field('keyboard').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('field-name')
    await expect
      .poll(async () => {
        const [label, input, keys] = [
          await page.locator('label[for="input-name"]').boundingBox(),
          await field('field-name').boundingBox(),
          await field('keyboard').boundingBox(),
        ]
        const top = (await page.locator('.page-main').boundingBox())?.y ?? 0
        return label !== null && input !== null && keys !== null && label.y >= top - 1 && input.y + input.height <= keys.y
      })
      .toBe(true)
    await goHome(page)
    for (const mode of modes) await touch(field(mode))
    await page.setViewportSize({ width: 1080, height: 1920 })
  },
)

test('the search of the home page stays whole over the keyboard, on a lying screen with 大字版 and 按钮放低 too', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await goHome(page)
  for (const mode of ['large', 'low']) await touch(field(mode))
  await openKeys(field('search-input'))
  await writeIn(page, 'pinyin')
  await expect
    .poll(async () => {
      const [input, search, view] = [
        await field('search-input').boundingBox(),
        await field('search-button').boundingBox(),
        await page.locator('.paged-view').first().boundingBox(),
      ]
      if (input === null || search === null || view === null) return undefined
      return [input, search].map(({ y, height }) => y >= view.y - 1 && y + height <= view.y + view.height + 1)
    })
    .toEqual([true, true])
  await goHome(page)
  for (const mode of ['large', 'low']) await touch(field(mode))
  await page.setViewportSize({ width: 1080, height: 1920 })
})

test('without a dictionary the keyboard says so, and the other ways still write', async () => {
  await goHome(page)
  await page.route('**/api/typing/candidates', (route) =>
    route.fulfill({ status: 422, contentType: 'application/json', body: '{"error":{"code":"pinyin-missing"}}' }),
  )
  await openKeys(field('search-input'))
  await writeIn(page, 'pinyin')
  await pressKey(page, 'd')
  await field('keyboard-note').waitFor()
  await page.unroute('**/api/typing/candidates')
  await pressKey(page, 'english')
  await pressKey(page, 'a')
  expect(await value('search-input')).toBe('da')
  expect(errors).toEqual([])
})
