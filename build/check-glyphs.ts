// Every character that is shipped, and every one of the named sets, has a glyph in a font that the built pages declare (字形).
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { decodeText } from '../hub/intake/decode-text.ts'
import { projectFolder } from '../platform/paths.ts'
import { PAGES } from './build-pages.ts'
import { gb2312Hanzi, generalStandardHanzi, hangulSyllables, LATIN_AND_SIGNS } from './fonts/character-sets.ts'
import { BLANK, familyStacks, fontFaces, glyphs, missing } from './fonts/glyph-coverage.ts'

const SHIPPED = ['locales', 'standards', 'demo', 'demo-sources', 'handwriting', 'ime']
const TEXT_FILES = ['.json', '.md', '.txt', '.html', '.yml']
/** Each set with its size: one that was not read whole would pass anything. */
const SETS = [
  { name: 'GB/T 2312', text: gb2312Hanzi(), characters: 6763 },
  { name: '通用规范汉字表', text: generalStandardHanzi(), characters: 8105 },
  { name: 'Hangul', text: hangulSyllables(), characters: 11172 },
  { name: 'Latin and signs', text: LATIN_AND_SIGNS, characters: 150 },
]
/** Far below what there is: fewer means that a page's style sheets were not seen. */
const GLYPHS_AT_LEAST = 40_000
const SHOWN_AT_MOST = 60
/** Words written since the files of common characters were made: some may come late, many would make a first page wait. */
const COMMON = { family: 'Common SC', language: 'zh-CN', missing: 30 }

const PROJECT = projectFolder()
const problems: string[] = []
const shipped = SHIPPED.flatMap((name) => textFiles(join(PROJECT, 'assets', name)))
for (const { name, text, characters } of SETS) {
  const got = new Set(text).size
  if (got < characters) problems.push(`expected ${characters} characters of ${name}, got ${got}`)
}
for (const page of ['terminal', 'console']) checkPage(join(PAGES, page, 'index.html'))
for (const problem of problems) process.stdout.write(`${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0

function checkPage(path: string): void {
  const sheets = [...readFileSync(path, 'utf8').matchAll(/<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g)].map((match) =>
    join(dirname(path), match[1] ?? ''),
  )
  const faces = sheets.flatMap((sheet) => fontFaces(readFileSync(sheet, 'utf8'), sheet))
  const families = glyphs(faces)
  const drawn = new Set([...families].filter(([family]) => family !== BLANK).flatMap(([, codes]) => [...codes]))
  const hidden = [...(families.get(BLANK) ?? [])].filter((code) => !drawn.has(code)).map((code) => String.fromCodePoint(code))
  if (hidden.length > 0) problems.push(`${path}: a blank stands for ${listed(hidden)}, which no font draws`)
  const words = textFiles(join(PROJECT, 'assets', 'locales', COMMON.language)).map(({ text }) => text)
  const hanzi = [...words.join('')].filter((character) => /\p{Script=Han}/u.test(character)).join('')
  const late = missing(hanzi, families.get(COMMON.family) ?? new Set())
  if (late.length > COMMON.missing)
    problems.push(`${path}: ${COMMON.family} lacks ${listed(late)}: run build/fonts/common-characters.py`)
  if (drawn.size < GLYPHS_AT_LEAST) problems.push(`${path}: expected at least ${GLYPHS_AT_LEAST} characters, got ${drawn.size}`)
  // Together they draw a character only where each list of families names all of them.
  for (const stack of sheets.flatMap((sheet) => familyStacks(readFileSync(sheet, 'utf8'), [...families.keys()]))) {
    const left = [...families.keys()].filter((family) => !stack.includes(family))
    if (left.length > 0) problems.push(`${path}: ${left.join(', ')} not in the list ${stack.join(', ')}`)
  }
  for (const { name, text } of [...SETS, ...shipped]) {
    const without = missing(text, drawn)
    if (without.length > 0) problems.push(`no font draws ${listed(without)} of ${name}`)
  }
  process.stdout.write(`${path.slice(PAGES.length + 1)}: ${faces.length} font files, ${drawn.size} characters\n`)
}

function listed(characters: readonly string[]): string {
  const shown = characters
    .slice(0, SHOWN_AT_MOST)
    .map((one) => `${one} U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
    .join(', ')
  return characters.length > SHOWN_AT_MOST ? `${shown} and ${characters.length - SHOWN_AT_MOST} more` : shown
}

function textFiles(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => TEXT_FILES.includes(extname(name)))
    .map((name) => {
      const path = join(folder, name)
      const decoded = decodeText(readFileSync(path))
      if (decoded === undefined) throw new Error(`expected text in ${path}`)
      return { name: path.slice(PROJECT.length + 1), text: decoded.text }
    })
}
