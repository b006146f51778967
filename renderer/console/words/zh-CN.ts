/// <reference types="vite/client" />
// The words of the console's pages in Chinese.
import type { WordFiles } from '../../ui/language.ts'

export const words: WordFiles = import.meta.glob(
  '../../../assets/locales/zh-CN/{accounts,adoption,approvals,cases,charts,common,console,desk,duty,failure,finding,fleet,forms,handin,help,keys,maintenance,move,personal,ratings,review,staff,standard,terminal}.json',
  { eager: true, import: 'default' },
)
