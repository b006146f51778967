// Each page brings the words that its rooms ask for, and no others: a missing file would show keys, one too many makes every start slower.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { projectFolder } from '../platform/paths.ts'
import { LANGUAGES } from '../shared/standard/localised.ts'
import { askedWords } from './asked-words.ts'

const RENDERER = join(projectFolder(), 'renderer')
const NAMESPACES = readdirSync(join(projectFolder(), 'assets', 'locales', 'zh-CN')).map((name) => name.replace(/\.json$/, ''))
/** The names of the languages come with renderer/ui/language.ts. */
const EVERYWHERE = ['language']
const IMPORTED = /(?:\bfrom |\bimport\(|\bimport )'(\.[^']+\.tsx?)'/g
const LISTED = /locales\/([\w-]+)\/\{([\w,-]+)\}\.json/

/** What lies in the page's script, and behind it. */
function sourcesOf(entries: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const read = (path: string) => {
    if (found.has(path)) return
    const source = readFileSync(path, 'utf8')
    found.set(path, source)
    for (const [, next = ''] of source.matchAll(IMPORTED)) read(join(dirname(path), next))
  }
  for (const entry of entries) read(join(RENDERER, entry))
  return found
}

describe.each([
  { page: 'terminal', entries: ['terminal/main.tsx', 'terminal/audit/audit-entry.tsx', 'preview/main.tsx'] },
  { page: 'console', entries: ['console/main.tsx'] },
])('the words of the $page', ({ page, entries }) => {
  const sources = sourcesOf(entries)

  it.each(LANGUAGES)('are those that its rooms ask for, in %s', (language) => {
    expect(sources.size).toBeGreaterThan(100)
    const { keys, patterns } = askedWords([...sources.values()], NAMESPACES)
    const asked = new Set([...keys, ...patterns.map(({ source }) => source.slice(1))].map((key) => key.split(':')[0] ?? ''))
    const [, of, listed = ''] = LISTED.exec(sources.get(join(RENDERER, page, 'words', `${language}.ts`)) ?? '') ?? []
    expect(of).toBe(language)
    expect([...listed.split(','), ...EVERYWHERE].sort()).toEqual([...asked].sort())
  })
})

test('a program without a bundler (test/pictures.ts) can name the languages', () => {
  const module = pathToFileURL(join(RENDERER, 'ui', 'language.ts')).href
  const script = `const { LANGUAGES } = await import('${module}'); process.stdout.write(LANGUAGES.join())`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect([stdout, stderr]).toEqual([LANGUAGES.join(), ''])
})
