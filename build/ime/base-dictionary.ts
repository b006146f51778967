// The words of jieba's dictionary (MIT) with their counts, out of the package that carries it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Rarer words than this are names and misprints more often than words. */
const COUNT_AT_LEAST = 3
const WORD_MAX_CHARACTERS = 8

export interface BaseWord {
  readonly text: string
  readonly count: number
  /** jieba's part of speech: nr is a person's name, ns a place. */
  readonly part: string
}

export function baseWords(): BaseWord[] {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [text = '', count = '0', part = ''] = line.split(' ')
      const usable = /^[\u4e00-\u9fff]+$/.test(text) && text.length <= WORD_MAX_CHARACTERS && Number(count) >= COUNT_AT_LEAST
      return usable ? [{ text, count: Number(count), part }] : []
    })
}
