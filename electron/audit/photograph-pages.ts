// Pictures of a terminal's pages as a theme makes them look, one file for each page and variant.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../shared/result.ts'
import { nameOfVariant } from '../../shared/standard/shown/variant.ts'
import { beginPages, nextPage } from './audit-pages.ts'
import { LookedAtPage } from './looked-at-page.ts'
import { type PagesToRun, type TerminalToAudit, withRunningPages } from './running-pages.ts'

export interface PicturesOrder extends PagesToRun {
  /** Only pages whose name begins so. */
  readonly only: readonly string[]
  /** Made when it is missing. */
  readonly folder: string
}

/** Gives the names of the files. Errors: those of `withRunningPages`. */
export async function photographPages(terminal: TerminalToAudit, order: PicturesOrder): Promise<Result<string[]>> {
  mkdirSync(order.folder, { recursive: true })
  return await withRunningPages(terminal, order, async (open) => {
    const looked = await LookedAtPage.of(open)
    const files = new Set<string>()
    for (const variant of order.variants) {
      await looked.look(async (page) => {
        await page.setViewportSize({ width: variant.width, height: variant.height })
        await beginPages(page, variant, { only: order.only, turnsMax: 1 })
        for (let shown = await nextPage(page); shown !== undefined; shown = await nextPage(page)) {
          const file = `${shown.screen} ${nameOfVariant(variant)}.png`.replaceAll(' ', '.')
          await page.screenshot({ path: join(order.folder, file) })
          files.add(file)
        }
      })
    }
    return [...files]
  })
}
