// Every word of a theme that a town has written itself, with the field it stands in. The wording of plate and zones is the standard's, and other rules hold it.
import { LANGUAGES, type Localised } from './localised.ts'
import type { Theme } from './theme.ts'

export interface ThemeWords {
  readonly where: string
  readonly words: string
}

export function wordsOf(theme: Theme): ThemeWords[] {
  const localised: [string, Localised | undefined][] = [
    ['hall', theme.hall],
    ['hint', theme.hint],
    ...theme.hours.map(({ name }, at): [string, Localised] => [`hours.${at}.name`, name]),
    ...(theme.commonWords ?? []).map((words, at): [string, Localised] => [`commonWords.${at}`, words]),
    ...theme.zones.flatMap(({ id, about, explain }): [string, Localised | undefined][] => [
      [`zones.${id}.about`, about],
      [`zones.${id}.explain`, explain],
    ]),
  ]
  return [
    ...localised.flatMap(([where, words]) => LANGUAGES.map((language) => [`${where}.${language}`, words?.[language]] as const)),
    ...Object.entries(theme.contactTranslations ?? {}).flatMap(([language, words]) =>
      Object.entries(words).map(([field, value]) => [`contactTranslations.${language}.${field}`, value] as const),
    ),
    ...Object.entries(theme.contact).map(([field, words]) => [`contact.${field}`, words] as const),
  ].flatMap(([where, words]) => (words === undefined ? [] : [{ where, words }]))
}
