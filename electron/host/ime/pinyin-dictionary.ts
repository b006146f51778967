// The pinyin dictionary as a file: read-only, a look-up a key, with what was read last kept at hand.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../../platform/paths.ts'
import { openReadOnly, type ReadOnlyDatabase, sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { type Entry, NO_ENTRY, type PinyinDictionary } from '../../../shared/ime/dictionary.ts'
import { following } from '../../../shared/ime/following.ts'
import { DICTIONARY_FORMAT, unpackWords } from '../../../shared/ime/packed-words.ts'

export interface PinyinFile extends PinyinDictionary {
  close(): void
}

/** One more letter asks for nearly the same keys again. About 2 MB when full. */
const ENTRIES_KEPT = 1_000

/** In a packaged program it stands beside the archive: SQLite cannot read inside one. */
export function pinyinDictionaryPath(): string {
  return join(projectFolder().replace(/\.asar$/, '.asar.unpacked'), 'dist', 'ime', 'pinyin.sqlite')
}

/** Undefined when the file is missing, damaged or of another format: the terminal then offers no 拼音 but still works. */
export function openPinyinDictionary(path = pinyinDictionaryPath()): PinyinFile | undefined {
  if (!existsSync(path)) return undefined
  let db: ReadOnlyDatabase | undefined
  try {
    db = openReadOnly(path)
    const format = db.prepare<[], string>(`SELECT value FROM about WHERE name = 'format'`).pluck().get()
    const block = db.prepare<[string], Buffer>('SELECT bytes FROM block WHERE name = ?').pluck()
    const [pairs, groups] = [block.get('pairs'), block.get('groups')]
    if (format !== String(DICTIONARY_FORMAT) || pairs === undefined || groups === undefined) {
      db.close()
      return undefined
    }
    return reading(db, following(pairs, groups))
  } catch (error) {
    db?.close()
    if (sqliteErrorKind(error) === undefined) throw error
    return undefined
  }
}

function reading(db: ReadOnlyDatabase, gain: PinyinDictionary['gain']): PinyinFile {
  const word = lookup(db, 'word', (key) => key.split("'"))
  const initials = lookup(db, 'initials', () => [])
  return { entry: word, byInitials: initials, gain, close: () => void db.close() }
}

function lookup(db: ReadOnlyDatabase, table: 'word' | 'initials', classes: (key: string) => string[]): (key: string) => Entry {
  const one = db.prepare<[string], { longer: number; words: string }>(`SELECT longer, words FROM ${table} WHERE key = ?`)
  const kept = new Map<string, Entry>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const row = one.get(key)
    const entry = row === undefined ? NO_ENTRY : { words: unpackWords(row.words, classes(key)), longer: row.longer === 1 }
    if (kept.size >= ENTRIES_KEPT) kept.clear()
    kept.set(key, entry)
    return entry
  }
}
