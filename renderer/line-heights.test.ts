// 行距: what may break into two lines has the line height that the standard asks for, in every language; a style sheet says so before a page is drawn.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

/** Never two lines: a key has one word, and each script of the plate stands on a line of its own. */
const ONE_LINE = ['.plate-name', '.keyboard .key']
const RULE = /([^{}]+)\{[^{}]*?line-height:\s*([\d.]+)\s*;/g

const { sizes } = z
  .object({ sizes: z.object({ lineHeight: z.object({ min: z.number() }) }) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../assets/standards/default.json'), 'utf8')))

const sheets = ['terminal', 'ui'].flatMap((room) =>
  readdirSync(join(import.meta.dirname, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(room, name)),
)
const rules = sheets.flatMap((file) =>
  [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(RULE)].map(([, selector = '', height]) => ({
    selector: selector.replace(/\/\*[\s\S]*?\*\//g, '').trim(),
    height: Number(height),
  })),
)

test('no style of the terminal sets lines closer than the standard allows', () => {
  expect(rules.length).toBeGreaterThan(30)
  const tight = rules.filter(({ height }) => height < sizes.lineHeight.min).map(({ selector }) => selector)
  expect(tight.filter((selector) => !ONE_LINE.some((one) => selector.startsWith(one)))).toEqual([])
  expect(tight).toHaveLength(ONE_LINE.length)
})
