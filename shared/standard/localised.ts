// Words in up to three languages. The national language is always there; the others may be missing, and then it stands in for them.
import { z } from 'zod'

/** Languages of the pages, 国家通用语言文字 first (国家通用语言文字法; 民族团结进步促进法). */
export const LANGUAGES = ['zh-CN', 'ko', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export const NATIONAL_LANGUAGE = 'zh-CN' satisfies Language

export const languageSchema = z.enum(LANGUAGES)

/** `max`: characters of each wording. */
export function localisedSchema(max: number) {
  const words = z.string().trim().min(1).max(max)
  return z.strictObject({ 'zh-CN': words, ko: words.optional(), en: words.optional() })
}
export type Localised = z.infer<ReturnType<typeof localisedSchema>>

export function inLanguage(words: Localised, language: Language): string {
  return words[language] ?? words[NATIONAL_LANGUAGE]
}

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((language) => language === text)
}
