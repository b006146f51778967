// Machines on which the ledger can't be opened, is gone or tells nothing: the doctor neither falls silent nor falls over, and says nothing that is not so.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../../platform/doctor/finding.ts'
import { findingSentence } from '../../../platform/doctor/outcome.ts'
import { loadMessages } from '../../../platform/messages.ts'
import { projectFolder } from '../../../platform/paths.ts'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { temporaryFolder } from '../../../test/fixtures/town.ts'
import { openDataFolder } from '../data-folder.ts'
import { BACKUP_FILE } from '../ledger/backup.ts'
import { examine } from './examine.ts'
import type { DoctorInput } from './finding.ts'

const root = temporaryFolder()
const messages = loadMessages('zh-CN')
const isRoot = process.getuid?.() === 0
const NOBODY = 65_534
let well = ''

beforeAll(() => {
  well = mkdtempSync(join(root, 'well-'))
  const data = openDataFolder(well)
  if (!data.ok) throw new Error(`expected a data folder, got ${data.error.code}`)
  data.value.ledger.settings.set('hub-address', 'https://hub.example.cn')
  data.value.ledger.backUp(join(well, BACKUP_FILE))
  data.value.close()
})

function copied(): string {
  const data = mkdtempSync(join(root, 'copy-'))
  cpSync(well, data, { recursive: true })
  return data
}

async function findings(data: string, change: Partial<DoctorInput> = {}): Promise<Finding[]> {
  const found = await examine({
    ...{
      data,
      now: new Date('2026-11-26T02:00:00Z'),
      port: 1,
      pages: join(root, 'no-pages'),
      systemRoot: join(root, 'no-system'),
    },
    askCups: async () => undefined,
    ...change,
  })
  for (const finding of found) expect(findingSentence(finding, messages)).not.toMatch(/^doctor:|\{\{/)
  return found
}

/** What it says of the data: wrong, or worth a note. */
async function said(data: string): Promise<string[]> {
  const ofData = (await findings(data)).filter(({ topic }) => !['port', 'printer', 'pages', 'lockdown', 'disk'].includes(topic))
  return ofData.filter(({ state }) => state !== 'ok').map(({ topic, state }) => `${topic} ${state}`)
}

test('a terminal that nobody has enrolled is told so', async () => {
  expect(await said(well)).toEqual(['enrolment note', 'content note'])
})

test('a ledger that another program holds', async () => {
  const data = copied()
  const script = `const db = new (require('better-sqlite3'))(process.argv[1]); db.pragma('locking_mode = EXCLUSIVE'); db.exec('BEGIN EXCLUSIVE; CREATE TABLE t (x)'); console.log('held'); process.stdin.resume()`
  const holder = spawn(process.execPath, ['-e', script, join(data, 'ledger.sqlite')], { cwd: projectFolder(), stdio: 'pipe' })
  await once(holder.stdout, 'data')
  expect(await said(data)).toEqual(['ledger-closed wrong'])
  holder.kill()
  await once(holder, 'exit')
}, 30_000)

test('a ledger that is gone, or empty, where there has been one', async () => {
  for (const left of [undefined, '']) {
    const data = copied()
    for (const part of ['', '-wal', '-shm']) rmSync(join(data, `ledger.sqlite${part}`), { force: true })
    if (left !== undefined) writeFileSync(join(data, 'ledger.sqlite'), left)
    expect(await said(data)).toEqual(['ledger wrong'])
  }
})

test('a folder in the place of the ledger', async () => {
  const data = copied()
  for (const part of ['', '-wal', '-shm']) rmSync(join(data, `ledger.sqlite${part}`), { force: true })
  mkdirSync(join(data, 'ledger.sqlite'))
  expect(await said(data)).toEqual(['ledger-closed wrong'])
})

test.each([
  `UPDATE setting SET value = '{"no json' WHERE name = 'hub-address'`,
  `INSERT INTO setting VALUES ('device-record', '{"diagonalInches":')`,
  `INSERT INTO setting VALUES ('time-floor', '"some day"')`,
  `INSERT INTO trusted_metadata VALUES ('root', x'00')`,
])('a value that nobody can read: %s', async (sql) => {
  const data = copied()
  const db = openDurable(join(data, 'ledger.sqlite'))
  db.exec(sql)
  db.close()
  expect(await said(data)).toEqual(['ledger wrong'])
})

test('a file in the place of the data folder', async () => {
  const data = join(root, 'a-file')
  writeFileSync(data, '')
  expect(await said(data)).toEqual(['folder-closed wrong'])
})

test.skipIf(!isRoot)('a folder, or a file in it, that belongs to somebody else: no word that there were no data', async () => {
  const script = `
    import { examine } from ${JSON.stringify(join(import.meta.dirname, 'examine.ts'))}
    const found = await examine({ data: process.argv[1], now: new Date('2026-11-26T02:00:00Z'), port: 1, pages: '/none', systemRoot: '/none', askCups: async () => undefined })
    console.log(JSON.stringify(found.filter(({ topic }) => ['folder-closed', 'data', 'ledger', 'ledger-closed'].includes(topic))))`
  const asked = (data: string) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, data], {
      ...{ encoding: 'utf8', uid: NOBODY, gid: NOBODY, cwd: projectFolder() },
    })
    expect(stderr).toBe('')
    return JSON.parse(stdout)
  }
  spawnSync('chmod', ['755', root])
  const closed = copied()
  expect(asked(closed)).toEqual([{ topic: 'folder-closed', state: 'wrong', params: { path: closed } }])

  const madeByRoot = copied()
  spawnSync('chown', ['-R', String(NOBODY), madeByRoot])
  const file = join(madeByRoot, 'ledger.sqlite')
  spawnSync('chown', ['root', file])
  spawnSync('chmod', ['600', file])
  expect(asked(madeByRoot)).toEqual([{ topic: 'folder-closed', state: 'wrong', params: { path: file } }])
})

test('a clock from before the program, on a terminal that has never seen anything signed', async () => {
  const topics = async (now: string) => (await findings(join(root, 'never'), { now: new Date(now) })).map(({ topic }) => topic)
  expect(await topics('2019-03-01T00:00:00Z')).toContain('clock')
  expect(await topics('2028-03-01T00:00:00Z')).not.toContain('clock')
})

test('the time is that of a clock on a wall in China', async () => {
  const clock = (await findings(well)).find(({ topic }) => topic === 'clock')
  expect(clock?.params).toEqual({ now: '2026-11-26 10:00' })
})
