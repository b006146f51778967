// Whoever reads the manuals of an installed package can follow each of their links, and finds the examples that they name.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { MANUALS } from './manuals.ts'
import { PROGRAMS } from './programs.ts'

const DOCS = join(projectFolder(), 'docs')
const LINK = /\]\(([^)#\s]+)[^)]*\)|src="([^"]+)"/g
const EXAMPLE = /\/usr\/share\/doc\/(zwgk-\w+)\/(examples\/[\w.-]+)/g

const shipped = MANUALS.flatMap((name) => filesOf(join(DOCS, name)))
const pages = shipped.filter((path) => path.endsWith('.md'))

function filesOf(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesOf(join(path, name))) : [path]
}

test('there are manuals for everybody', () => {
  expect(pages.length).toBeGreaterThanOrEqual(7)
})

test.each(pages.map((path) => [relative(DOCS, path), path]))('each link of %s leads to a file that is shipped too', (_, path) => {
  const links = [...readFileSync(path, 'utf8').matchAll(LINK)].map(([, link, source]) => link ?? source ?? '')
  const inside = links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => join(dirname(path), link))
  expect(inside.filter((target) => !shipped.includes(target))).toEqual([])
})

test('examples that they name are in the package', () => {
  const named = pages.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(EXAMPLE)])
  expect(named.length).toBeGreaterThanOrEqual(2)
  for (const [whole, name = '', file = ''] of named) {
    const own = join(import.meta.dirname, name, 'files/usr/share/doc', name, file)
    const begun = PROGRAMS.find((program) => program.name === name)?.examples.map((path) =>
      join('examples', path.split('/').at(-1) ?? ''),
    )
    expect(existsSync(own) || begun?.includes(file), whole).toBe(true)
  }
})
