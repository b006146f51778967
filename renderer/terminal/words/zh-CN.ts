/// <reference types="vite/client" />
// The words of the terminal's pages in Chinese.
import type { WordFiles } from '../../ui/language.ts'

export const words: WordFiles = import.meta.glob(
  '../../../assets/locales/zh-CN/{aloud,common,duty,failure,fleet,forms,help,keyboard,lockdown,maintenance,move,staff,standard,takeaway,terminal}.json',
  { eager: true, import: 'default' },
)
