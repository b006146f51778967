// Does SQLite work in this process, with all that search needs? Asked at the first start in a new runtime and by `zwgk doctor` (F34).
import Database from 'better-sqlite3'

export type SelfTest = { readonly ok: true; readonly version: string } | { readonly ok: false; readonly reason: string }

export function sqliteSelfTest(): SelfTest {
  try {
    const db = new Database(':memory:')
    try {
      db.exec(`CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'ascii', content = '')`)
      db.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)').run(1n, '低保 保')
      const found = db.prepare<[string], number>('SELECT count(*) FROM words WHERE words MATCH ?').pluck().get('"低保"')
      const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
      return found === 1 ? { ok: true, version } : { ok: false, reason: 'FTS5' }
    } finally {
      db.close()
    }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message.slice(0, 120) : 'unknown' }
  }
}
