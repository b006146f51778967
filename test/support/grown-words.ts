// The pages with every sentence 1.6 times as long (伪本地化): a translation may be, and no screen may break. Built for a test, never shipped.
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'vite'
import { projectFolder } from '../../platform/paths.ts'

const GROWTH = 1.6
const BLANK = /\{\{[^}]*\}\}/g

type Words = { [key: string]: string | Words }

/** Builds both pages with grown words into `folder`. */
export async function buildGrownPages(folder: string): Promise<void> {
  await build({
    configFile: join(projectFolder(), 'renderer', 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [growWords],
    build: { outDir: folder, emptyOutDir: true },
  })
}

const growWords: Plugin = {
  name: 'grow-words',
  enforce: 'pre',
  transform(code, id) {
    if (!dirname(id).startsWith(join(projectFolder(), 'assets', 'locales'))) return undefined
    return JSON.stringify(grownWords(JSON.parse(code) as Words))
  },
}

function grownWords(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, inner]) => [key, typeof inner === 'string' ? grown(inner) : grownWords(inner)]),
  )
}

/** Goes on with its own words, so that lines break where such words would; blanks stand once, as before. */
export function grown(sentence: string): string {
  const letters = [...sentence.replaceAll(BLANK, '').replaceAll('\n', ' ').trim()]
  if (letters.length === 0) return sentence
  const more = Math.ceil(letters.length * (GROWTH - 1))
  const apart = /[\p{Script=Latin}\p{Script=Hangul}]/u.test(letters[0] ?? '') ? ' ' : ''
  return `${sentence}${apart}${letters.slice(0, more).join('').trim()}`
}
