// The pages' words: every language says everything, in its own script and its own plural.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_KINDS, VALIDITY } from '../shared/content/document.ts'
import { SUBMISSION_KINDS } from '../shared/requests/form.ts'
import { currentForm } from '../shared/requests/forms.ts'
import { DUTY_RULES } from '../shared/standard/rules/duty.ts'
import { SETTING_RULES } from '../shared/standard/rules/setting.ts'
import { SHOWN_RULES } from '../shared/standard/rules/shown.ts'

const LOCALES = join(import.meta.dirname, '../assets/locales')
const LANGUAGES = ['zh-CN', 'ko', 'en']
/** The pages' own; further files may come in fewer languages, and fall back to Chinese. What the code asks for: build/asked-words.test.ts. */
const PAGE_NAMESPACES = [
  'common',
  'terminal',
  'aloud',
  'keyboard',
  'lockdown',
  'takeaway',
  'staff',
  'maintenance',
  'duty',
  'help',
  'fleet',
  'console',
  'accounts',
  'personal',
  'handin',
  'adoption',
  'ratings',
  'forms',
]

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/
/** A letter that does not belong into a language's sentences; Latin names of things may stand in all of them. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  'zh-CN': /\p{Script=Hangul}/u,
  ko: /\p{Script=Han}/u,
  en: /[\p{Script=Han}\p{Script=Hangul}]/u,
}
/** A number that may be one, and behind it a noun in the plural. */
const COUNTED_PLURAL =
  /\{\{(?:count|days|documents|envelopes|files|findings|minutes|n|releases|replies|value|windowRecords)\}\} (?:[a-z]+ ){0,2}?[a-z]+s\b/
/** What is said as it stands in a file: in quotes, or the number of an official document. */
const QUOTATION = /“[^”]*”|\p{Script=Han}+〔\d+〕\d+号/gu

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

  it.each(namespacesOf('zh-CN'))('of %s have the same keys in each language, and the plural forms of each', (namespace) => {
    const chinese = bareKeys('zh-CN', namespace)
    for (const language of LANGUAGES.filter((one) => namespacesOf(one).includes(namespace))) {
      expect({ language, keys: bareKeys(language, namespace) }).toEqual({ language, keys: chinese })
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      const all = keys(language, namespace)
      for (const key of [...all].filter((one) => PLURAL_FORM.test(one)))
        expect(forms.map((form) => key.replace(PLURAL_FORM, `_${form}`)).filter((one) => !all.has(one))).toEqual([])
    }
  })

  it.each(namespacesOf('zh-CN'))('of %s keep the blanks of the Chinese sentence', (namespace) => {
    const chinese = sentences('zh-CN', namespace)
    for (const language of LANGUAGES.filter((one) => namespacesOf(one).includes(namespace))) {
      for (const [key, sentence] of sentences(language, namespace)) {
        const original = chinese.get(key.replace(PLURAL_FORM, '')) ?? chinese.get(key)
        expect({ language, key, blanks: blanks(sentence) }).toEqual({ language, key, blanks: blanks(original ?? '') })
      }
    }
  })

  it.each(LANGUAGES)('in %s are in its own script', (language) => {
    const strange = namespacesOf(language).flatMap((namespace) =>
      [...sentences(language, namespace)].filter(([, sentence]) => FOREIGN[language]?.test(withoutQuotations(sentence)) === true),
    )
    expect(strange).toEqual([])
  })

  it('in English are right for one as for many', () => {
    const wrong = namespacesOf('en').flatMap((namespace) =>
      [...sentences('en', namespace)].filter(([key, sentence]) => !PLURAL_FORM.test(key) && COUNTED_PLURAL.test(sentence)),
    )
    expect(wrong).toEqual([])
  })

  it('say of every rule of the standard what it is called, what is wrong and how to mend it', () => {
    const sentences = (namespace: string, rules: readonly { readonly id: string }[]) =>
      rules.flatMap(({ id }) => ['name', 'wrong', 'mend'].map((part) => [namespace, `rule.${id}.${part}`] as const))
    const wanted = [...sentences('standard', [...SETTING_RULES, ...SHOWN_RULES]), ...sentences('duty', DUTY_RULES)]
    for (const language of LANGUAGES)
      expect({ language, missing: wanted.filter(([namespace, key]) => !keys(language, namespace).has(key)) }).toEqual({
        language,
        missing: [],
      })
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

function bareKeys(language: string, namespace: string): string[] {
  return [...new Set([...keys(language, namespace)].map((key) => key.replace(PLURAL_FORM, '')))].sort()
}

function sentences(language: string, namespace: string): Map<string, string> {
  return flat(JSON.parse(readFileSync(join(LOCALES, language, `${namespace}.json`), 'utf8')), '')
}

function withoutQuotations(sentence: string): string {
  return sentence.replaceAll(QUOTATION, '')
}

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
