// The pages' words: every language says everything, and every word asked for is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_KINDS, VALIDITY } from '../shared/content/document.ts'
import { SUBMISSION_KINDS } from '../shared/requests/form.ts'
import { currentForm } from '../shared/requests/forms.ts'

const LOCALES = join(import.meta.dirname, '../assets/locales')
const LANGUAGES = ['zh-CN', 'ko', 'en']
/** The pages' own; further files (`failure`, those of the command line) may come in fewer languages, and fall back to Chinese. */
const PAGE_NAMESPACES = ['common', 'terminal', 'staff', 'maintenance', 'duty', 'console', 'forms']

function keysOf(words: unknown, path: string): string[] {
  if (typeof words === 'string') return [path]
  return Object.entries(words as Record<string, unknown>).flatMap(([key, inner]) =>
    keysOf(inner, path === '' ? key : `${path}.${key}`),
  )
}

function keys(language: string, namespace: string): Set<string> {
  const file = join(LOCALES, language, `${namespace}.json`)
  return new Set(keysOf(JSON.parse(readFileSync(file, 'utf8')), ''))
}

function namespacesOf(language: string): string[] {
  return readdirSync(join(LOCALES, language)).map((name) => name.replace(/\.json$/, ''))
}

describe('words', () => {
  it.each(PAGE_NAMESPACES)('of %s are in all three languages', (namespace) => {
    for (const language of LANGUAGES) expect(existsSync(join(LOCALES, language, `${namespace}.json`))).toBe(true)
  })

  it('have the same keys in each language that has the file', () => {
    for (const namespace of namespacesOf('zh-CN')) {
      for (const language of LANGUAGES.filter((one) => namespacesOf(one).includes(namespace))) {
        expect({ namespace, language, keys: [...keys(language, namespace)].sort() }).toEqual({
          namespace,
          language,
          keys: [...keys('zh-CN', namespace)].sort(),
        })
      }
    }
  })

  it('keep the blanks of the Chinese sentence', () => {
    for (const namespace of PAGE_NAMESPACES) {
      const read = (language: string) => flat(JSON.parse(readFileSync(join(LOCALES, language, `${namespace}.json`), 'utf8')), '')
      const chinese = read('zh-CN')
      for (const language of LANGUAGES) {
        for (const [key, sentence] of read(language))
          expect({ language, key, blanks: blanks(sentence) }).toEqual({ language, key, blanks: blanks(chinese.get(key) ?? '') })
      }
    }
  })

  it('are there for every key written in the pages', () => {
    const asked = sources(import.meta.dirname).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w-]+):([\w.-]+)'/g)].map(
        (match) => [match[1] ?? '', match[2] ?? ''] as const,
      ),
    )
    expect(asked.length).toBeGreaterThan(100)
    const missing = asked.filter(([namespace, key]) => !keys('zh-CN', namespace).has(key))
    expect(missing).toEqual([])
  })

  it('are there for every form, kind and zone', () => {
    const forms = keys('zh-CN', 'forms')
    const wanted = SUBMISSION_KINDS.flatMap((kind) =>
      currentForm(kind).pages.flatMap((page) => [
        `${kind}.page.${page.id}.title`,
        ...page.fields.flatMap((field) => [
          `${kind}.field.${field.id}.label`,
          ...(field.required ? [`${kind}.field.${field.id}.missing`] : []),
          ...(field.options ?? []).map((option) => `${kind}.field.${field.id}.option.${option}`),
        ]),
      ]),
    )
    expect(wanted.filter((key) => !forms.has(key))).toEqual([])
    const common = keys('zh-CN', 'common')
    expect(
      [
        ...DOCUMENT_KINDS.flatMap((kind) => [`kind.${kind}`, `kind-of-one.${kind}`]),
        ...VALIDITY.map((one) => `validity.${one}`),
      ].filter((key) => !common.has(key)),
    ).toEqual([])
  })
})

function flat(words: unknown, path: string): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]])
  return new Map(
    Object.entries(words as Record<string, unknown>).flatMap(([key, inner]) => [
      ...flat(inner, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

function blanks(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\{\w+\}\}/g) ?? [])].sort()
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
}
