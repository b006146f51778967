// The ways of a visitor, each walked to its end by touch: find, read, take part, ask, request, look up. The same steps in both shells.
import type { Page } from 'playwright-core'
import { SUBMISSION_KINDS, type SubmissionKind } from '../../shared/requests/form.ts'
import { currentForm } from '../../shared/requests/forms.ts'
import { fillAndSubmit } from './fill-pages.ts'
import { filledForm } from './filled-forms.ts'
import { turnToPdf } from './reading-screens.ts'
import { goHome, openForm } from './screens.ts'
import { touch } from './touch.ts'

export type GivenReceipt = { readonly kind: SubmissionKind; readonly number: string; readonly queryCode: string }

/** No text of the demo town is longer. */
const PAGES_MAX = 60

const at = (page: Page, id: string) => page.getByTestId(id).first()

/** 查: by words, by pinyin initials, by hand through library, directory and running notices. */
async function findByEveryWay(page: Page): Promise<void> {
  await goHome(page)
  await at(page, 'search-input').fill('低保')
  await touch(at(page, 'search-button'))
  await touch(at(page, 'group-service'))
  await touch(at(page, 'hit'))
  await at(page, 'reader').waitFor()
  await goHome(page)
  await at(page, 'search-input').fill('qnbt')
  await touch(at(page, 'suggestion'))
  await at(page, 'reader').waitFor()
  await goHome(page)
  await touch(at(page, 'zone-query'))
  await touch(at(page, 'kind-library'))
  await touch(at(page, 'filter-void'))
  await touch(at(page, 'listed'))
  await at(page, 'void-mark').waitFor()
  await touch(at(page, 'back'))
  await touch(at(page, 'kind-publicity'))
  await touch(at(page, 'listed'))
  await at(page, 'reader').waitFor()
  await touch(at(page, 'back'))
  await touch(at(page, 'kind-directory'))
  await touch(at(page, 'topic'))
  await touch(at(page, 'listed'))
  await at(page, 'reader').waitFor()
}

/** Reading: text, explanation and guide of one policy, turned to the last page; the gazette's PDF. */
async function readToTheEnd(page: Page): Promise<void> {
  await goHome(page)
  await touch(at(page, 'zone-query'))
  await touch(page.locator('[data-testid=listed][data-document="heating-subsidy-2026"]'))
  for (const tab of ['text', 'interpretations', 'guides']) {
    await touch(at(page, `tab-${tab}`))
    if (tab === 'interpretations') await watch(page)
    await turnToTheLast(page)
  }
  await goHome(page)
  await touch(at(page, 'gazette'))
  await touch(page.locator('[data-testid=listed][data-document="county-gazette-2026-3-full"]'))
  await turnToPdf(page)
  await touch(at(page, 'as-text'))
}

/** The explanation's picture is drawn and its video plays on, by its one button. */
async function watch(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('[data-testid=picture]')?.naturalWidth ?? 0) > 0)
  await touch(at(page, 'video-play'))
  await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('[data-testid=video]')?.currentTime ?? 0) > 0.3)
  await touch(at(page, 'video-play'))
}

/** 下一页 until it can't be pressed any more. What is shown may still be loading: that it can't is asked a second time. */
async function turnToTheLast(page: Page): Promise<void> {
  const after = at(page, 'page-after')
  const canTurn = async () => (await after.isVisible()) && (await after.isEnabled())
  for (let turn = 0; turn < PAGES_MAX; turn += 1) {
    if (!(await canTurn())) await page.waitForTimeout(450)
    if (!(await canTurn())) return
    const before = await page
      .locator('.paged-view')
      .first()
      .evaluate(({ scrollTop }) => scrollTop)
    await touch(after)
    await page.waitForFunction((top) => document.querySelector('.paged-view')?.scrollTop !== top, before)
  }
}

/** Every form from its own place to its receipt. */
async function submitEveryForm(page: Page, words: string): Promise<GivenReceipt[]> {
  const receipts: GivenReceipt[] = []
  for (const kind of SUBMISSION_KINDS) {
    await goHome(page)
    await openForm(page, kind)
    receipts.push({ kind, ...(await fillAndSubmit(page, currentForm(kind), filledForm(kind, `${words}${kind}`))) })
  }
  return receipts
}

/** All of a visitor's ways in one language; gives back the receipts. */
export async function walkEveryWay(page: Page, language: string): Promise<GivenReceipt[]> {
  await goHome(page)
  await touch(at(page, `language-${language}`))
  await findByEveryWay(page)
  await readToTheEnd(page)
  return await submitEveryForm(page, `${language}的`)
}

/** 我的回执: the state a person is shown. */
export async function lookUp(page: Page, { number, queryCode }: GivenReceipt): Promise<string | null> {
  await goHome(page)
  await touch(at(page, 'my-receipts'))
  await at(page, 'receipt-number-input').fill(number)
  await at(page, 'query-code-input').fill(queryCode)
  await touch(at(page, 'look-up'))
  return await at(page, 'receipt-state').getAttribute('data-state')
}
