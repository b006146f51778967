// The words of the console's pages: Chinese with them, the other languages behind them. Which files: build/page-words.test.ts.
import type { PageWords } from '../../ui/language.ts'
import { words as first } from './zh-CN.ts'

export const consoleWords: PageWords = {
  first,
  others: {
    ko: async () => (await import('./ko.ts')).words,
    en: async () => (await import('./en.ts')).words,
  },
}
