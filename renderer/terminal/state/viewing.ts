// How this person wants to see the pages: language and 大字版. Forgotten when the session ends.
import { create } from 'zustand'
import { DEFAULT_LANGUAGE, type Language, setLanguage } from '../../ui/language.ts'

interface Viewing {
  readonly language: Language
  readonly large: boolean
}

const AS_FOUND: Viewing = { language: DEFAULT_LANGUAGE, large: false }

export const useViewing = create<Viewing>()(() => AS_FOUND)

export function chooseLanguage(language: Language): void {
  setLanguage(language)
  useViewing.setState({ language })
}

export function chooseLarge(large: boolean): void {
  document.documentElement.classList.toggle('large', large)
  useViewing.setState({ large })
}

export function viewAsFound(): void {
  chooseLanguage(AS_FOUND.language)
  chooseLarge(AS_FOUND.large)
}

export function viewsAsFound(viewing: Viewing): boolean {
  return viewing.language === AS_FOUND.language && viewing.large === AS_FOUND.large
}
