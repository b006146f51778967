// The shell's printing for pages in a plain Chromium: what a page prints becomes a PDF of the printer's paper, and the test says what becomes of it.
import type { Page } from 'playwright-core'
import type { PrintRequest } from '../../shared/api/print-request.ts'
import { type PrintAnswer, type Printer, type PrintState, TERMINAL_SHELL } from '../../shared/api/terminal-shell.ts'
import { pageFor } from '../../shared/takeaway/paper.ts'

export interface PrintedSheet {
  readonly request: PrintRequest
  readonly pdf: Buffer
  /** What stood on the sheet, as the page had it. */
  readonly text: string
}

export interface FakePrinters {
  readonly sheets: PrintedSheet[]
  /** None: a machine without a printer. */
  have(printers: readonly Printer[]): void
  /** What is answered to a print, and from then on of its job. */
  answers(answer: PrintAnswer): void
  jobIs(state: PrintState): void
  /** The window is a plain browser's again. */
  remove(): Promise<void>
}

export const OFFICE: Printer = { name: 'office', words: '窗口打印机', paper: 'a4', standard: true }
export const RECEIPTS: Printer = { name: 'receipts', words: '小票机', paper: 'roll-80', standard: false }
/** A receipt printer that cuts where it is told to. */
const ROLL_MEDIA = ['custom_80x200mm_80x200mm', 'custom_max_80x3000mm_80x3000mm']

/** Runs in the page. */
function shownText(sheet: Element): string {
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
  let text = ''
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement?.checkVisibility() === true) text += node.textContent
  return text
}

/** Until the page is loaded anew. */
export async function fakePrinters(page: Page): Promise<FakePrinters> {
  const sheets: PrintedSheet[] = []
  let printers: readonly Printer[] = [OFFICE]
  let answer: PrintAnswer = { job: '1', state: 'queued' }
  let state: PrintState = 'queued'
  await page.exposeFunction('fakePrinters', () => printers)
  await page.exposeFunction('fakeState', () => state)
  await page.exposeFunction('fakePrint', async (request: PrintRequest) => {
    const { widthMm, heightMm } = pageFor(request.paper, ROLL_MEDIA, request.lengthMm)
    const text = await page.locator('.print-sheet').evaluate(shownText)
    const pdf = await page.pdf({ width: `${widthMm}mm`, height: `${heightMm}mm`, preferCSSPageSize: false })
    sheets.push({ request, pdf, text })
    return answer
  })
  await page.evaluate((name) => {
    const { fakePrinters: known, fakePrint, fakeState } = window as unknown as Record<string, (given?: unknown) => unknown>
    Reflect.set(window, name, {
      endSession: async () => undefined,
      printers: known,
      print: fakePrint,
      printState: fakeState,
      leaveKiosk: async () => 'refused',
    })
  }, TERMINAL_SHELL)
  return {
    sheets,
    have: (known) => {
      printers = known
    },
    answers: (given) => {
      answer = given
      if ('state' in given) state = given.state
    },
    jobIs: (now) => {
      state = now
    },
    remove: () => page.evaluate((name) => void Reflect.deleteProperty(window, name), TERMINAL_SHELL),
  }
}
