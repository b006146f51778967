// Fills a form page by page, as a person does: answers what is asked, taps 下一步, submits, reads the receipt. By touch only.
import type { Locator, Page } from 'playwright-core'
import type { Answers, FormDefinition } from '../../shared/requests/form.ts'
import { askedPages } from '../../shared/requests/form.ts'
import { touch, touchIfThere } from './touch.ts'
import type { Write } from './typing.ts'

/** All at once, as no person writes: for what is not about writing. */
const atOnce: Write = (field, text) => field.fill(text)

const LOOK_MS = 20
const TURNED_WITHIN_MS = 1_000

const byId = (page: Page, id: string) => page.getByTestId(id)

/** From the form's first page to 请您核对一遍; `last` is the way on from there. */
export async function fillPages(
  page: Page,
  form: FormDefinition,
  answers: Answers,
  write = atOnce,
  last = 'submit',
): Promise<void> {
  for (const formPage of askedPages(form, answers)) {
    for (const field of formPage.fields) {
      const answer = answers[field.id]
      if (answer === undefined) continue
      if (field.type === 'choice') await touch(byId(page, `option-${field.id}-${answer}`))
      else await write(byId(page, `field-${field.id}`), answer)
    }
    await goOn(page)
  }
  await readOn(page, last)
}

/** 下一步, which comes with the last page of a question that does not fit the screen. */
export async function goOn(page: Page, way = 'next'): Promise<void> {
  // Asked anew each time: the keyboard that opens or goes may leave more to be turned, or turn the page to its field.
  while (!(await touchIfThere(byId(page, way)))) await turn(page)
}

/** The one of several that is to be seen. */
export function shownOf(page: Page, ids: readonly string[]): Locator {
  return page.locator(ids.map((id) => `[data-testid="${id}"]:visible`).join(', '))
}

/** Turns until the button of the last page is there. */
async function readOn(page: Page, last: string): Promise<void> {
  while (!(await byId(page, last).isVisible())) await turn(page)
}

/** 继续看 once, until the page has turned. Where it goes only because the keyboard has gone, nothing turns, and it is asked again. */
async function turn(page: Page): Promise<void> {
  const before = await shownPart(page)
  const touched = await touchIfThere(byId(page, 'read-on'))
  for (const end = performance.now() + TURNED_WITHIN_MS; performance.now() < end; ) {
    await page.waitForTimeout(LOOK_MS)
    if (!touched || (await shownPart(page)) !== before) return
  }
}

/** Changes whenever something else is to be seen of what is turned. */
async function shownPart(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const view = document.querySelector('.paged-view')
    const more = document.querySelector('[data-shown] [data-testid=read-on]') !== null
    return `${view?.getAttribute('data-breaks')} ${view?.scrollTop} ${more}`
  })
}

/** From the form's first page to the receipt; gives back what the person writes down. */
export async function fillAndSubmit(
  page: Page,
  form: FormDefinition,
  answers: Answers,
  write = atOnce,
): Promise<{ number: string; queryCode: string }> {
  await fillPages(page, form, answers, write)
  await goOn(page, 'submit')
  const number = (await byId(page, 'receipt-number').textContent()) ?? ''
  const queryCode = (await byId(page, 'query-code').textContent()) ?? ''
  return { number: number.trim(), queryCode: queryCode.trim() }
}
