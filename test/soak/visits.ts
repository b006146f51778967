// What visitors do in a hall, one after the other: look, search, read, fill in, submit, walk away.
import type { Page } from 'playwright-core'
import { currentForm } from '../../shared/requests/forms.ts'
import { fillAndSubmit, fillPages } from '../support/fill-pages.ts'
import { filledForm } from '../support/filled-forms.ts'
import { goHome, openForm, SCREENS } from '../support/screens.ts'
import { touch } from '../support/touch.ts'

const WORDS = ['低保', '补贴', '医保', '宅基地', 'yanglao', '养老', '没有这个词', '公示']
const READ = ['zone-query', 'list-library', 'list-publicity', 'reader-pdf', 'reader-guide']
/** More than any page's limit and the time for the answer together: the session ends at the next look of its guard. */
const LEFT_ALONE_MS = 420_000
/** Every so many visitors one hands something in. */
const SUBMITS_EACH = 10

export async function visit(page: Page, count: number): Promise<void> {
  await goHome(page)
  await page.getByTestId('search-input').fill(WORDS[count % WORDS.length] ?? '')
  await touch(page.getByTestId('search-button'))
  await page.locator('[data-testid=hit], .other-ways').first().waitFor()
  await goHome(page)
  await SCREENS.find(({ name }) => name === READ[count % READ.length])?.open(page)
  await goHome(page)
  await openForm(page, 'consultation')
  const [form, answers] = [currentForm('consultation'), filledForm('consultation', `第${count}位来问的人`)]
  if (count % SUBMITS_EACH === 0) await fillAndSubmit(page, form, answers)
  else await fillPages(page, form, answers)
  await walkAway(page)
}

/**
 * Lets a test put the page's clock forward; the guard of the session asks no other one. Playwright's own clock would keep every step it was told and play
 * all of them again in each page that is loaded: after an hour 1,200 steps a visitor, and the page grows by what the test does to it.
 */
export async function clockToPutForward(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = performance.now.bind(performance)
    let ahead = 0
    performance.now = () => real() + ahead
    addEventListener('put-forward', (event) => {
      if (event instanceof CustomEvent) ahead += Number(event.detail)
    })
  })
}

/** Nobody waits five minutes. */
async function walkAway(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.evaluate((detail) => dispatchEvent(new CustomEvent('put-forward', { detail })), LEFT_ALONE_MS)
  await loaded
  await page.getByTestId('spotlight').waitFor()
}
