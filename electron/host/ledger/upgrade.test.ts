// A data folder of every earlier release is taken over whole; one of a later release is refused in a sentence and left as it is.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadMessages } from '../../../platform/messages.ts'
import { projectFolder } from '../../../platform/paths.ts'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDurable, openReadOnly, type ReadOnlyDatabase } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openDataFolder } from '../data-folder.ts'
import { LEDGER_MIGRATIONS } from './migrations.ts'

const root = temporaryFolder()
const RELEASES = LEDGER_MIGRATIONS.map(({ version }) => version)
const SEALED = Buffer.from('sealed to the office')
const DEVICE = { diagonalInches: 32, lowerEdgeMm: 800, printers: { a4: 'office' } }

/** What a terminal of that release had on its disk: settings, a queue, a receipt with its reply, and what its schema knew beyond. */
function folderOf(release: number): string {
  const data = mkdtempSync(join(root, `release-${release}-`))
  const db = openDurable(join(data, 'ledger.sqlite'))
  migrate(
    db,
    LEDGER_MIGRATIONS.filter(({ version }) => version <= release),
  )
  const setting = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)')
  setting.run('device-record', JSON.stringify(DEVICE))
  setting.run('hub-address', JSON.stringify('https://hub.example.cn'))
  const submission = db.prepare(
    `INSERT INTO submission (id, receipt, header, suite, sha256, sealed, code_check, state, acknowledgement)
     VALUES (?, ?, '{}', 'intl-1', ?, ?, 'check', ?, ?)`,
  )
  const hash = createHash('sha256').update(SEALED).digest('hex')
  submission.run('waits', 'QH01-20261125-A00001-0', hash, SEALED, 'queued', null)
  submission.run('sent', 'QH01-20261125-A00002-8', hash, null, 'acknowledged', '{}')
  db.prepare(`INSERT INTO reply (id, receipt, sealed_reply) VALUES ('reply', 'QH01-20261125-A00002-8', 'sealed')`).run()
  if (release >= 20)
    db.exec(`INSERT INTO window_record (id, receipt, kind, record) VALUES ('w', 'QH01-20261125-A00002-8', 'identity', '{}')`)
  if (release >= 30)
    db.exec(`INSERT INTO register_entry (id, register, at, entry) VALUES ('r', 'daily-check', '2026-11-25T00:00:00Z', '{}')`)
  db.close()
  return data
}

/** Every row of every table that this file has. */
function everything(data: string, tables?: readonly string[]): Record<string, unknown[]> {
  const db = openReadOnly(join(data, 'ledger.sqlite'))
  try {
    return Object.fromEntries((tables ?? tablesOf(db)).map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]))
  } finally {
    db.close()
  }
}

const tablesOf = (db: ReadOnlyDatabase) =>
  db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all()

describe.each(RELEASES)('F56: a data folder of schema %i', (release) => {
  test('is taken over with every row, its settings and its queue', () => {
    const data = folderOf(release)
    const before = everything(data)
    expect(Object.keys(before).length).toBeGreaterThanOrEqual(5)
    const opened = openDataFolder(data)
    if (!opened.ok) throw new Error(`expected a data folder, got ${opened.error.code}`)
    const { ledger } = opened.value
    expect(ledger.settings.get('device-record')).toEqual(DEVICE)
    expect(ledger.settings.get('hub-address')).toBe('https://hub.example.cn')
    expect(ledger.submissions.counts()).toMatchObject({ waiting: 1, refused: 0 })
    opened.value.close()
    expect(everything(data, Object.keys(before))).toEqual(before)
    const db = openReadOnly(join(data, 'ledger.sqlite'))
    expect(db.pragma('user_version', { simple: true })).toBe(RELEASES.at(-1))
    db.close()
  })
})

describe('F56: a data folder of a later release', () => {
  function later(): string {
    const data = folderOf(Math.max(...RELEASES))
    const db = openDurable(join(data, 'ledger.sqlite'))
    db.pragma('user_version = 9990')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    return data
  }

  test('is refused and left as it is, and can be opened by the release that wrote it', () => {
    const data = later()
    const before = readFileSync(join(data, 'ledger.sqlite'))
    const opened = openDataFolder(data)
    expect(opened).toMatchObject({ ok: false, error: { code: 'ledger-newer', params: { found: 9990 } } })
    expect(readFileSync(join(data, 'ledger.sqlite')).equals(before)).toBe(true)
  })

  test('ends the terminal with one sentence that says what to do', () => {
    const program = join(projectFolder(), 'electron', 'browser', 'main.ts')
    const { status, stderr } = spawnSync(process.execPath, [program, '--data', later()], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toContain('请安装新版程序')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('{{')
    expect(loadMessages('en').say('failure:ledger-newer', { path: 'p', found: 2, newest: 1 })).toContain('newer')
  })
})
