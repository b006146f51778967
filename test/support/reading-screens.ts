// The screens on which somebody reads, listens or takes something away, and the way to each from the home page.
import type { Page } from 'playwright-core'
import { fakeVoices } from './fake-voice.ts'
import { touch } from './touch.ts'

export interface Screen {
  readonly name: string
  /** From the home page, in any language and mode. */
  readonly open: (page: Page) => Promise<void>
}

export const tap = async (page: Page, id: string) => await touch(page.getByTestId(id).first())

async function read(page: Page, zone: string, kind: string, document: string): Promise<void> {
  await tap(page, `zone-${zone}`)
  await tap(page, `kind-${kind}`)
  await touch(page.locator(`[data-testid=listed][data-document="${document}"]`))
  await page.getByTestId('reader').waitFor()
}

async function readVoid(page: Page): Promise<void> {
  await tap(page, 'zone-query')
  await tap(page, 'kind-policy')
  await tap(page, 'filter-void')
  await tap(page, 'listed')
  await page.getByTestId('void-mark').waitFor()
}

/** On a small page the first sheet of a PDF stands some turns further on. */
export async function turnToPdf(page: Page): Promise<void> {
  await page.getByTestId('pdf').waitFor()
  for (let turn = 0; turn < 10 && (await page.locator('[data-drawn=true]').count()) === 0; turn += 1) {
    await tap(page, 'page-after')
    await page.waitForTimeout(200)
  }
  await page.locator('[data-drawn=true]').first().waitFor()
}

export const READING_SCREENS: readonly Screen[] = [
  {
    name: 'reader-notice',
    open: async (page) => {
      await tap(page, 'spotlight')
      await page.getByTestId('reader').waitFor()
    },
  },
  { name: 'reader-policy', open: (page) => read(page, 'query', 'policy', 'heating-subsidy-2026') },
  {
    name: 'reader-interpretation',
    open: async (page) => {
      await read(page, 'query', 'policy', 'heating-subsidy-2026')
      await tap(page, 'tab-interpretations')
    },
  },
  {
    name: 'reader-aloud',
    open: async (page) => {
      await read(page, 'query', 'policy', 'heating-subsidy-2026')
      await fakeVoices(page, [{ lang: 'zh-CN' }])
      await tap(page, 'listen')
      await touch(page.getByTestId('listen-pause').and(page.locator(':not([data-pending])')))
      await page.getByTestId('listen-resume').waitFor()
    },
  },
  {
    name: 'reader-unable',
    open: async (page) => {
      await read(page, 'query', 'policy', 'heating-subsidy-2026')
      await fakeVoices(page, [])
      await tap(page, 'listen')
      await page.getByTestId('listen-unable').waitFor()
    },
  },
  { name: 'reader-guide', open: (page) => read(page, 'service', 'guide', 'guide-dibao') },
  {
    name: 'take-guide',
    open: async (page) => {
      await read(page, 'service', 'guide', 'guide-dibao')
      await tap(page, 'take-away')
      await page.getByTestId('take').waitFor()
    },
  },
  {
    name: 'take-policy',
    open: async (page) => {
      await read(page, 'query', 'policy', 'heating-subsidy-2026')
      await tap(page, 'take-away')
      await page.getByTestId('take').waitFor()
    },
  },
  {
    name: 'take-void',
    open: async (page) => {
      await readVoid(page)
      await tap(page, 'take-away')
      await page.getByTestId('take').waitFor()
    },
  },
  {
    name: 'take-form',
    open: async (page) => {
      await read(page, 'request', 'form', 'form-proxy')
      await tap(page, 'take-away')
      await page.getByTestId('take').waitFor()
    },
  },
  {
    name: 'reader-void',
    open: readVoid,
  },
  {
    name: 'reader-pdf',
    open: async (page) => {
      await tap(page, 'gazette')
      await page.locator('[data-testid=listed]').first().waitFor()
      const rows = await page.getByTestId('listed').count()
      for (let row = 0; row < rows; row += 1) {
        await touch(page.getByTestId('listed').nth(row))
        await page.getByTestId('reader').waitFor()
        if (await page.getByTestId('as-text').isVisible()) break
        await tap(page, 'back')
      }
      await page.getByTestId('pdf').waitFor()
      await turnToPdf(page)
    },
  },
]
