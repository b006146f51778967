// axe on a page: every WCAG 2.2 A and AA rule that can be checked by machine. A violation is told with its rule and place.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] as const

/** One line for each violation; `checked` is how many rules had something to look at, so that a blind check is seen. */
export async function axe(page: Page): Promise<{ violations: string[]; checked: number }> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags([...WCAG_TAGS])
    .setLegacyMode(true)
    .analyze()
  return {
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
    ),
    checked: passes.length,
  }
}
