// No word of the locales is missing, and none is left over (缺键、多余键): over all rooms, for every language.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../platform/paths.ts'
import { askedWords, isAsked } from './asked-words.ts'

const PROJECT = projectFolder()
const ROOMS = ['shared', 'platform', 'electron', 'hub', 'renderer', 'build']
const LOCALES = join(PROJECT, 'assets', 'locales')
const LANGUAGES = readdirSync(LOCALES)

/** Keys that code asks for in a way not seen here. */
const ASKED_OTHERWISE: readonly { readonly key: RegExp; readonly reason: string }[] = [
  { key: /^shell:help\./, reason: 'the help page reads the file itself: it must show when nothing else runs' },
  {
    key: /^finding:metadata-(missing|unknown-field)$/,
    reason: 'hub/intake/source-meta.ts puts the rule together from the problem',
  },
  {
    key: /^finding:(interpretation-paired|guide-days|validity-set|notice-period|opinion-period|result-in-time)_[a-z]+$/,
    reason: 'the context of a finding chooses the sentence of its rule',
  },
  {
    key: /^standard:rule\.[\w-]+\.wrong_\w+$/,
    reason: 'the context of a finding chooses the sentence of its rule',
  },
  {
    key: /^standard:report\.step\.elsewhere-\w+$/,
    reason: 'the audit puts the step together from the matter that a form sends elsewhere',
  },
]

type Words = { [key: string]: string | Words }

const namespaces = readdirSync(join(LOCALES, 'zh-CN')).map((name) => name.replace(/\.json$/, ''))
const sources = ROOMS.flatMap((room) =>
  readdirSync(join(PROJECT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !/\.test\.tsx?$/.test(name) && name !== 'asked-words.ts')
    .map((name) => readFileSync(join(PROJECT, room, name), 'utf8')),
)
const asked = askedWords(sources, namespaces)
const words = new Map(LANGUAGES.map((language) => [language, new Map(namespaces.flatMap((one) => sentences(language, one)))]))

describe('asked words', () => {
  const code = `t('common:back'); t(\`staff:kind.\${item.kind}\`); const KINDS = ['request', 'rating']`

  it('are those written out, and those put together from known parts', () => {
    const some = askedWords([code], ['common', 'staff'])
    expect(['common:back', 'staff:kind.rating', 'staff:kind.lost', 'common:forth'].filter((key) => isAsked(key, some))).toEqual([
      'common:back',
      'staff:kind.rating',
    ])
  })

  it('count a plural form as its key', () => {
    expect(isAsked('common:back_one', askedWords([code], ['common']))).toBe(true)
  })

  it('count a context that the code names, and no other', () => {
    const some = askedWords([code, `const context = late ? 'due' : 'none'`], ['common'])
    expect(['common:back_due', 'common:back_none', 'common:back_lost'].filter((key) => isAsked(key, some))).toEqual([
      'common:back_due',
      'common:back_none',
    ])
  })
})

describe('the locales', () => {
  it('are seen whole', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(asked.keys.size).toBeGreaterThan(300)
  })

  it.each(LANGUAGES)('say everything the code asks for, in %s', (language) => {
    const there = new Set([...(words.get(language)?.keys() ?? [])].map((key) => key.replace(/_(one|other)$/, '')))
    expect([...asked.keys].filter((key) => !there.has(key))).toEqual([])
    expect(asked.patterns.filter((one) => ![...there].some((key) => one.test(key))).map(String)).toEqual([])
  })

  it('say nothing that no code asks for', () => {
    expect([...(words.get('zh-CN')?.keys() ?? [])].filter((key) => !isAsked(key, asked) && !otherwise(key))).toEqual([])
    expect(ASKED_OTHERWISE.filter(({ key }) => ![...(words.get('zh-CN')?.keys() ?? [])].some((one) => key.test(one)))).toEqual([])
  })
})

function otherwise(key: string): boolean {
  return ASKED_OTHERWISE.some((one) => one.key.test(key))
}

function sentences(language: string, namespace: string): [string, string][] {
  return flat(JSON.parse(readFileSync(join(LOCALES, language, `${namespace}.json`), 'utf8')) as Words, `${namespace}:`)
}

function flat(words: Words, path: string): [string, string][] {
  return Object.entries(words).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${path}${key}`, inner] as [string, string]] : flat(inner, `${path}${key}.`),
  )
}
