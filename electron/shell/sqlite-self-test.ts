// Run in a utility process of its own: does SQLite with full text search work here? Ends with 0 when it does; a crash ends only this process.
import { openDisposable } from '../../platform/sqlite/open.ts'

const db = openDisposable(':memory:')
db.exec("CREATE VIRTUAL TABLE page USING fts5(words); INSERT INTO page VALUES ('最低 生活 保障')")
const found = db.prepare("SELECT count(*) FROM page WHERE page MATCH '生活'").pluck().get()
db.close()
process.exit(found === 1 ? 0 : 1)
