// 带走 in the pages: the code on the screen is read back by a reader that is not ours, every sheet is whole on both papers, and nothing is called printed that is not.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import decode from 'qr/decode.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentForm } from '../../../shared/requests/forms.ts'
import { parseReceiptScan } from '../../../shared/requests/receipt.ts'
import { browserShell, type Shell } from '../../support/browser.ts'
import { type FakePrinters, fakePrinters, OFFICE, type PrintedSheet, RECEIPTS } from '../../support/fake-printers.ts'
import { fillAndSubmit, fillPages } from '../../support/fill-pages.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { cutWords, missingCharacters, pdfFonts, pdfPages } from '../../support/pdf-pages.ts'
import { goHome, openForm, SCREENS } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

let shell: Shell
let printers: FakePrinters
beforeAll(async () => {
  shell = await browserShell()
  shell.page.setDefaultTimeout(15_000)
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
  printers = await fakePrinters(shell.page)
})
afterAll(() => shell.close())

const at = (id: string) => shell.page.getByTestId(id).first()

/** Opens one of the registered screens. */
async function open(name: string): Promise<void> {
  await goHome(shell.page)
  await SCREENS.find((screen) => screen.name === name)?.open(shell.page)
}

async function readIn(language: string): Promise<void> {
  await goHome(shell.page)
  await touch(at(`language-${language}`))
  await shell.page.locator(`html[lang="${language}"]`).waitFor()
}

/** The picture of a code on the screen, read by a library that had no part in drawing it. */
async function readCode(code: Locator): Promise<string> {
  const png = await code.screenshot()
  const { width, height, data } = await shell.page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('expected a canvas')
      pen.drawImage(image, 0, 0)
      return { width: image.width, height: image.height, data: [...pen.getImageData(0, 0, image.width, image.height).data] }
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  return decode({ width, height, data: Uint8Array.from(data) }, { timeLimit: 5_000 })
}

describe('the code on the screen', () => {
  test.each(['zh-CN', 'ko', 'en'])('says in %s exactly what stands beside it', async (language) => {
    await readIn(language)
    for (const screen of ['take-guide', 'take-policy', 'take-void']) {
      await open(screen)
      const shown = await at('take-text').evaluate((element) => element.textContent)
      expect(await readCode(shell.page.locator('.take .qr'))).toBe(shown)
      expect(shown).toContain('000-555')
      if (screen === 'take-policy') expect(shown).toContain('https://qinghe.example/zwgk/heating-subsidy-2026')
    }
  })

  test('of a receipt is its number and query code', async () => {
    await readIn('zh-CN')
    await openForm(shell.page, 'rating')
    const given = await fillAndSubmit(shell.page, currentForm('rating'), filledForm('rating', '办得快'))
    const scanned = parseReceiptScan(await readCode(shell.page.locator('.receipt .qr')))
    expect(scanned).toEqual({ number: given.number, queryCode: given.queryCode.replaceAll(' ', '') })
  })
})

/** Presses a button that prints, for each paper in turn. */
async function onBothPapers(button: string, pauseMs = 0): Promise<PrintedSheet[]> {
  const printed: PrintedSheet[] = []
  for (const printer of [OFFICE, RECEIPTS]) {
    await shell.page.waitForTimeout(pauseMs)
    printers.have([printer])
    printers.answers({ job: '1', state: 'done' })
    const before = printers.sheets.length
    await touch(at(button))
    await expect.poll(() => printers.sheets.length).toBe(before + 1)
    await shell.page.locator('[data-testid=print-outcome][data-outcome=done]').first().waitFor()
    const sheet = printers.sheets.at(-1)
    if (sheet !== undefined) printed.push(sheet)
  }
  return printed
}

const PAPER_WIDTH_PT = { a4: 595, 'roll-80': 227 }

function expectWhole(name: string, sheets: readonly PrintedSheet[]): void {
  expect(sheets.map(({ request }) => request.paper)).toEqual(['a4', 'roll-80'])
  for (const { request, pdf, text } of sheets) {
    const folder = process.env['ZWGK_SCREENS']
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${name}-${request.paper}.pdf`), pdf)
    }
    const pages = pdfPages(pdf)
    const on = { name, paper: request.paper }
    expect(Math.abs((pages[0]?.width ?? 0) - PAPER_WIDTH_PT[request.paper])).toBeLessThan(2)
    // A roll is cut where the sheet ends.
    if (request.paper === 'roll-80') expect({ ...on, pages: pages.length }).toEqual({ ...on, pages: 1 })
    expect({ ...on, missing: missingCharacters(pages, text) }).toEqual({ ...on, missing: '' })
    expect({ ...on, cut: cutWords(pages) }).toEqual({ ...on, cut: [] })
    // The bundled fonts are variable and end as Type 3; a font of the system would stand here by its name.
    expect({ ...on, fonts: [...new Set(pdfFonts(pdf))] }).toEqual({ ...on, fonts: ['[none]'] })
    expect(
      pages
        .map(({ words }) => words.map(({ text: word }) => word).join(' '))
        .filter((words, n) => !words.includes(`${n + 1} / ${pages.length}`)),
    ).toEqual([])
  }
}

describe.each(['zh-CN', 'ko'])('on paper in %s', (language) => {
  beforeAll(() => readIn(language))

  test.each([
    ['materials', 'take-guide', 'print-essentials'],
    ['guide', 'take-guide', 'print'],
    ['policy', 'take-policy', 'print'],
    ['void', 'take-void', 'print'],
    ['blank-form', 'take-form', 'print'],
  ])('%s is whole', async (name, screen, button) => {
    await open(screen)
    expectWhole(`${language}-${name}`, await onBothPapers(button))
  })

  test('the form to sign and the receipt are whole', async () => {
    await goHome(shell.page)
    await openForm(shell.page, 'disclosure-request')
    await fillPages(shell.page, currentForm('disclosure-request'), filledForm('disclosure-request', '2026年修路的账，䶮、𬭚、㙍'))
    expectWhole(`${language}-form`, await onBothPapers('print'))
    await touch(at('submit'))
    await at('receipt-number').waitFor()
    // The receipt's own button takes no press within a second of another: it stands where 提交 stood.
    expectWhole(`${language}-receipt`, await onBothPapers('print', 1_100))
  })
})

describe('F71: nothing is called printed that the print service has not called so', () => {
  beforeAll(() => readIn('zh-CN'))
  const outcome = () => shell.page.getByTestId('print-outcome').first()
  const shows = async (state: string) => {
    await shell.page.locator(`[data-testid=print-outcome][data-outcome="${state}"]`).waitFor()
    return (await outcome().textContent()) ?? ''
  }

  test('queued, printing, out of paper and again printing, done', async () => {
    await open('take-guide')
    printers.have([OFFICE])
    printers.answers({ job: '7', state: 'queued' })
    await touch(at('print'))
    const said = [await shows('queued')]
    printers.jobIs('printing')
    said.push(await shows('printing'))
    printers.jobIs('out-of-paper')
    said.push(await shows('out-of-paper'))
    // No paper: the code is there instead, and the way to the window.
    expect(await shell.page.locator('.take .qr').isVisible()).toBe(true)
    expect(said.at(-1)).toContain('窗口')
    expect(said.join()).not.toMatch(/打完|打印好|已打印/)
    printers.jobIs('printing')
    await shows('printing')
    printers.jobIs('done')
    expect(await shows('done')).toContain('打印机报告打完了')
  })

  test.each(['no-printer', 'limit', 'failed'] as const)('refused: %s', async (refused) => {
    await open('take-guide')
    printers.have(refused === 'no-printer' ? [] : [OFFICE])
    printers.answers({ refused })
    await touch(at('print'))
    expect(await shows(refused)).toMatch(/窗口/)
    expect(await shell.page.locator('.take .qr').isVisible()).toBe(true)
  })
})

test('a plain browser window says beforehand that it cannot print, and still shows the code', async () => {
  await printers.remove()
  await readIn('zh-CN')
  await open('take-guide')
  expect(await at('no-printing').textContent()).toContain('窗口')
  expect(await at('print').count()).toBe(0)
  expect(await shell.page.locator('.take .qr').isVisible()).toBe(true)
})
