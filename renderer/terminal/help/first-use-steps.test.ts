import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { FIRST_USE_STEPS, readingSeconds } from './first-use-steps.ts'

const step = z.object({ title: z.string(), text: z.string() })
const words = z.object({
  'first-use': z.looseObject(z.object(Object.fromEntries(FIRST_USE_STEPS.map((name) => [name, step]))).shape),
})

test('the guide is read in about forty seconds, as the button that offers it says', () => {
  const file = join(import.meta.dirname, '../../../assets/locales/zh-CN/help.json')
  const guide = words.parse(JSON.parse(readFileSync(file, 'utf8')))['first-use']
  const all = FIRST_USE_STEPS.map((name) => step.parse(guide[name])).map(({ title, text }) => title + text)
  const seconds = all.reduce((sum, text) => sum + readingSeconds(text), 0)
  expect(seconds).toBeGreaterThan(25)
  expect(seconds).toBeLessThan(50)
})
