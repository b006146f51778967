// The manuals and their pictures: every picture that a page shows is there, and every picture is shown by a page.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../platform/paths.ts'

const PROJECT = projectFolder()
const SHOWN = /!\[[^\]]*\]\(([^)]+\.png)\)|<img src="([^"]+\.png)"/g

const pages = [
  'README.md',
  ...readdirSync(join(PROJECT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
const shown = pages.flatMap((page) =>
  [...readFileSync(join(PROJECT, page), 'utf8').matchAll(SHOWN)].map(([, plain, sized]) =>
    join(dirname(page), plain ?? sized ?? ''),
  ),
)
const kept = readdirSync(join(PROJECT, 'docs/pictures')).map((name) => join('docs/pictures', name))

test('every picture that a page shows is there', () => {
  expect(shown.length).toBeGreaterThan(10)
  expect(shown.filter((picture) => !existsSync(join(PROJECT, picture)))).toEqual([])
})

test('no picture is kept that no page shows', () => {
  expect(kept.filter((picture) => !shown.includes(relative('.', picture)))).toEqual([])
})
