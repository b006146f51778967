/// <reference types="vite/client" />
// Interface languages (中文, 조선어, English): the bundled words, and which language the page is in.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, type Language, NATIONAL_LANGUAGE } from '../../shared/standard/localised.ts'

export { LANGUAGES, type Language }
export const DEFAULT_LANGUAGE: Language = NATIONAL_LANGUAGE

type Words = { [key: string]: string | Words }

/** Starts i18next with the pages' locale files from the bundle; nothing is fetched later. */
export async function startLanguages(): Promise<void> {
  const files = import.meta.glob<Words>(
    ['../../assets/locales/*/*.json', '!../../assets/locales/*/{cli,doctor,office,shell,start}.json'],
    {
      eager: true,
      import: 'default',
    },
  )
  const resources: Record<string, Record<string, Words>> = {}
  for (const [path, words] of Object.entries(files)) {
    const [language, namespace] = path
      .replace(/\.json$/, '')
      .split('/')
      .slice(-2)
    if (language === undefined || namespace === undefined) continue
    resources[language] = { ...resources[language], [namespace]: words }
  }
  await i18next.use(initReactI18next).init({
    resources,
    lng: DEFAULT_LANGUAGE,
    fallbackLng: DEFAULT_LANGUAGE,
    supportedLngs: [...LANGUAGES],
    defaultNS: 'common',
    // React escapes what it draws.
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = DEFAULT_LANGUAGE
}

export function setLanguage(language: Language): void {
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export function currentLanguage(): Language {
  return LANGUAGES.find((language) => language === i18next.language) ?? DEFAULT_LANGUAGE
}
