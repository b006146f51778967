// The words of jieba's dictionary (MIT) with their counts, out of the package that carries it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Below this a word is a misprint more often than a word; at it, a person's name is one of a book. */
const RAREST_COUNT = 3
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
      const word = { text, count: text.length > 1 || COMMON.has(text) ? Number(count) : RAREST_COUNT, part }
      return /^[\u4e00-\u9fff]+$/.test(text) && isWorthKeeping(word) ? [word] : []
    })
}

/** The 6763 characters of GB 2312. jieba counted misread bytes as characters (鎴, 鍦): what stands outside is rare, whatever its count says. */
const COMMON = new Set(new TextDecoder('gbk').decode(commonBytes()))

function isWorthKeeping({ text, count, part }: BaseWord): boolean {
  if (text.length > 1 && ![...text].every((character) => COMMON.has(character))) return false
  if (text.length > WORD_MAX_CHARACTERS || count < RAREST_COUNT) return false
  return count > RAREST_COUNT || !part.startsWith('nr')
}

function commonBytes(): Uint8Array {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell)
  return Uint8Array.from(bytes)
}
