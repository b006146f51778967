// The pinyin dictionary is made from its sources where it is missing or stale, like the pages.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyinDictionaryPath } from '../../electron/host/ime/pinyin-dictionary.ts'
import { projectFolder } from '../../platform/paths.ts'
import { sourceHash } from '../source-hash.ts'
import { makeDictionary } from './make-dictionary.ts'

/** The packages by their version, for other libraries change nothing here. */
const SOURCES = [
  'assets/ime',
  'build/ime',
  'shared/ime',
  'node_modules/@node-rs/jieba/package.json',
  'node_modules/pinyin-pro/package.json',
]

/** `say` is called before it is made, which takes about ten seconds. */
export function ensurePinyin(say: () => void): void {
  const product = pinyinDictionaryPath()
  const stamp = join(projectFolder(), 'dist', 'ime', 'pinyin.stamp')
  const hash = sourceHash(SOURCES)
  if (existsSync(stamp) && existsSync(product) && readFileSync(stamp, 'utf8') === hash) return
  say()
  makeDictionary(product)
  writeFileSync(stamp, hash)
}
