// A terminal of a county with 20,000 documents: a search is answered by the host, and the page never holds more rows than it asked for.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { browserShell, type Shell } from '../../support/browser.ts'
import { goHome } from '../../support/screens.ts'
import { touch } from '../../support/touch.ts'

const DOCUMENTS = 20_000
/** What a page may ask for at once: the contract's own limit. */
const ASKED_MAX = 200
/** A row has some twenty elements. */
const ELEMENTS_MAX = ASKED_MAX * 40

let shell: Shell
const asked: number[] = []
beforeAll(async () => {
  shell = await browserShell()
  shell.page.setDefaultTimeout(15_000)
  await shell.page.getByTestId('spotlight').waitFor({ timeout: 30_000 })
  await answerWithMany()
})
afterAll(() => shell.close())

const answerSchema = z.looseObject({ hits: z.unknown() })
const rowsSchema = z.array(z.looseObject({ id: z.string() })).min(1)

/** As the host would with so many: as many as are asked for, each the same but for its name. */
async function answerWithMany(): Promise<void> {
  await shell.page.route('**/api/search?*', async (route) => {
    const real = answerSchema.parse(await (await route.fetch()).json())
    const [first] = rowsSchema.parse(real.hits)
    const limit = Number(new URL(route.request().url()).searchParams.get('limit'))
    asked.push(limit)
    const many = Array.from({ length: limit }, (_, at) => ({ ...first, id: `${first?.id}-${at}` }))
    await route.fulfill({ json: { ...real, hits: many, total: DOCUMENTS } })
  })
}

const count = (selector: string) => shell.page.locator(selector).count()

test('F37: of 20,000 hits the page holds no more than it asked for, and another word can be written at once', async () => {
  const { page } = shell
  await goHome(page)
  await page.getByTestId('search-input').fill('补贴')
  await touch(page.getByTestId('search-button'))
  await page.getByTestId('hit').first().waitFor()
  expect(asked).toEqual([ASKED_MAX])
  expect(await count('[data-testid=hit]')).toBeGreaterThan(10)
  expect(await count('[data-testid=hit]')).toBeLessThanOrEqual(ASKED_MAX + 10)
  expect(await count('*')).toBeLessThan(ELEMENTS_MAX)
  await page.getByTestId('search-input').fill('低保')
  expect(await page.getByTestId('search-input').inputValue()).toBe('低保')
})
