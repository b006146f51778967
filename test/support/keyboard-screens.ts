// The screens of the own keyboard: the question how to write, each script, signs and codes.
import type { Page } from 'playwright-core'
import type { SubmissionKind } from '../../shared/requests/form.ts'
import { goOn } from './fill-pages.ts'
import type { Screen } from './reading-screens.ts'
import { openKeys, pressKey, writeIn } from './typing.ts'

/** How to come to a form, and how to press; both by touch. */
interface Ways {
  readonly openForm: (page: Page, kind: SubmissionKind) => Promise<void>
  readonly tap: (page: Page, testId: string) => Promise<void>
}

/** A question to be answered in words, with the keyboard open. */
async function question(page: Page, { openForm, tap }: Ways): Promise<void> {
  await openForm(page, 'consultation')
  await goOn(page)
  await tap(page, 'option-subject-pension')
  await goOn(page)
  await openKeys(page.getByTestId('field-question'))
}

/** Nothing of this session is left, but the pages are seen as before. */
async function asNewVisitor(page: Page, { tap }: Ways): Promise<void> {
  const seen = await page.evaluate(() => [`language-${document.documentElement.lang}`, ...document.documentElement.classList])
  await page.reload()
  await page.getByTestId('zone-query').first().waitFor()
  for (const id of seen) await tap(page, id)
}

export function keyboardScreens(ways: Ways): Screen[] {
  return [
    {
      name: 'keyboard-question',
      open: async (page) => {
        await asNewVisitor(page, ways)
        await openKeys(page.getByTestId('search-input'))
      },
    },
    {
      name: 'keyboard-search',
      open: async (page) => {
        await openKeys(page.getByTestId('search-input'))
        await writeIn(page, 'pinyin')
        for (const letter of 'qnbt') await pressKey(page, letter)
        await page.getByTestId('candidate').first().waitFor()
      },
    },
    ...(['pinyin', 'handwriting', 'hangul', 'english'] as const).map((script) => ({
      name: `keyboard-${script}`,
      open: async (page: Page) => {
        await question(page, ways)
        await writeIn(page, script)
        if (script !== 'pinyin') return
        for (const letter of 'yi') await pressKey(page, letter)
        await page.getByTestId('candidates-after').waitFor()
      },
    })),
    {
      name: 'keyboard-marks',
      open: async (page) => {
        await question(page, ways)
        await writeIn(page, 'pinyin')
        await pressKey(page, 'marks')
      },
    },
    {
      name: 'keyboard-receipt-code',
      open: async (page) => {
        await ways.tap(page, 'my-receipts')
        await openKeys(page.getByTestId('query-code-input'))
      },
    },
  ]
}
