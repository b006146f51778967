// The pages' own audit, asked from outside: one of their files, under their content policy. What comes back is looked at as anything from outside.
import type { Page } from 'playwright-core'

const ENTRY = '/audit.js'

/**
 * Calls one of its functions; `values` travel as JSON. Written as text: a bundler or test runner would put a loader of its own in the
 * place of an `import` that only the page can do.
 */
export async function askPages(
  page: Page,
  name: 'begin' | 'next' | 'enter' | 'showReport',
  ...values: readonly unknown[]
): Promise<unknown> {
  const given = values.map((value) => JSON.stringify(value)).join()
  return await page.evaluate(`import('${ENTRY}').then((audit) => audit.${name}(${given}))`)
}
