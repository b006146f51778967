// Character sets that the pages must be able to draw whatever is published: by the standards that define them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The hanzi of GB/T 2312-1980, rows 16 to 87. */
export function gb2312Hanzi(): string {
  const decoder = new TextDecoder('gb2312', { fatal: false })
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell)
  // The five cells at the end of row 55 are empty: GBK puts private-use characters there.
  return [...decoder.decode(Uint8Array.from(bytes))].filter((one) => /\p{Script=Han}/u.test(one)).join('')
}

/** 通用规范汉字表 (2013), from Unihan's kTGH. */
export function generalStandardHanzi(): string {
  return readFileSync(join(import.meta.dirname, 'general-standard-hanzi.txt'), 'utf8').replaceAll('\n', '')
}

/** All Hangul syllables of Unicode: the Chinese Korean norm uses some that Seoul's does not. */
export function hangulSyllables(): string {
  return String.fromCodePoint(...Array.from({ length: 0xd7a3 - 0xac00 + 1 }, (_, at) => 0xac00 + at))
}

/** Printable ASCII, letters of Pinyin with tones, and the signs of Chinese official documents. */
export const LATIN_AND_SIGNS =
  Array.from({ length: 0x7e - 0x20 + 1 }, (_, at) => String.fromCodePoint(0x20 + at)).join('') +
  'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹ' +
  '　、。〈〉《》「」『』【】〔〕〖〗“”‘’…—–·～！？：；，．（）％＋－＝／￥¥×÷±°℃§№㎡①②③④⑤⑥⑦⑧⑨⑩㈠㈡㈢ⅠⅡⅢⅣⅤ○●□■△▲☆★→←↑↓√'
