// How this person wants to see the pages: language, 大字版, 按钮放低, 高对比. Forgotten when the session ends.
import { create } from 'zustand'
import { DEFAULT_LANGUAGE, type Language, setLanguage } from '../../ui/language.ts'

/** Switches of the help bar; each is a class of the page's root, so that styles follow. */
export const MODES = ['large', 'low', 'contrast'] as const
export type Mode = (typeof MODES)[number]

interface Viewing extends Readonly<Record<Mode, boolean>> {
  readonly language: Language
}

const AS_FOUND: Viewing = { language: DEFAULT_LANGUAGE, large: false, low: false, contrast: false }

export const useViewing = create<Viewing>()(() => AS_FOUND)

export function chooseLanguage(language: Language): void {
  setLanguage(language)
  useViewing.setState({ language })
}

export function chooseMode(mode: Mode, on: boolean): void {
  document.documentElement.classList.toggle(mode, on)
  useViewing.setState({ [mode]: on })
}

export function viewAsFound(): void {
  chooseLanguage(AS_FOUND.language)
  for (const mode of MODES) chooseMode(mode, AS_FOUND[mode])
}

export function viewsAsFound(viewing: Viewing): boolean {
  return viewing.language === AS_FOUND.language && MODES.every((mode) => viewing[mode] === AS_FOUND[mode])
}
