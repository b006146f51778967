/// <reference types="vite/client" />
// Interface languages (中文, 조선어, English): the words of a page, and which language it is in.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, type Language, NATIONAL_LANGUAGE } from '../../shared/standard/localised.ts'

export { LANGUAGES, type Language }
export const DEFAULT_LANGUAGE: Language = NATIONAL_LANGUAGE

type Words = { [key: string]: string | Words }

/** Words of one language as the bundler finds their files: `…/forms.json` to what stands in it, the namespace `forms`. */
export type WordFiles = Readonly<Record<string, Words>>

/** A page's words: the first language stands in its script, so that it can be drawn at once; the others come behind it. */
export interface PageWords {
  readonly first: WordFiles
  readonly others: Readonly<Record<Exclude<Language, typeof NATIONAL_LANGUAGE>, () => Promise<WordFiles>>>
}

/** Long after the first page is drawn and before anybody has found the button. */
const OTHERS_WITHIN_MS = 2000

const coming = new Map<Language, Promise<void>>()
let wanted: Language = DEFAULT_LANGUAGE
let others: PageWords['others'] | undefined

/** Starts i18next with a page's words. */
export async function startLanguages(words: PageWords): Promise<void> {
  others = words.others
  // What each language calls itself: offered while its other words are not there yet.
  const files = import.meta.glob<Words>('../../assets/locales/*/language.json', { eager: true, import: 'default' })
  const names = Object.entries(files).map(([path, name]) => [path.split('/').at(-2), { language: name }] as const)
  const resources: Record<string, Record<string, Words>> = Object.fromEntries(names)
  await i18next.use(initReactI18next).init({
    resources: { ...resources, [DEFAULT_LANGUAGE]: { ...resources[DEFAULT_LANGUAGE], ...byNamespace(words.first) } },
    lng: DEFAULT_LANGUAGE,
    fallbackLng: DEFAULT_LANGUAGE,
    supportedLngs: [...LANGUAGES],
    defaultNS: 'common',
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = DEFAULT_LANGUAGE
  requestIdleCallback(() => LANGUAGES.forEach((language) => void bring(language)), { timeout: OTHERS_WITHIN_MS })
}

/** The page is in the language as soon as its words are there: at once, but for the first moments after the start. */
export function setLanguage(language: Language): void {
  wanted = language
  if (here(language)) change(language)
  else void bring(language).then(() => (wanted === language && here(language) ? change(language) : undefined))
}

export function currentLanguage(): Language {
  return LANGUAGES.find((language) => language === i18next.language) ?? DEFAULT_LANGUAGE
}

function change(language: Language): void {
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

function here(language: Language): boolean {
  return i18next.hasResourceBundle(language, 'common')
}

async function bring(language: Language): Promise<void> {
  const load = language === NATIONAL_LANGUAGE ? undefined : others?.[language]
  if (load === undefined || here(language)) return
  const brought = coming.get(language) ?? load().then((files) => add(language, files))
  coming.set(language, brought)
  // Where the server did not answer, the next wish asks anew.
  await brought.catch(() => coming.delete(language))
}

function add(language: Language, files: WordFiles): void {
  for (const [namespace, words] of Object.entries(byNamespace(files))) i18next.addResourceBundle(language, namespace, words)
}

function byNamespace(files: WordFiles): Record<string, Words> {
  const named = Object.entries(files).map(([path, words]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), words])
  return Object.fromEntries(named)
}
