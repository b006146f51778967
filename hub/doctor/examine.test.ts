// Hubs with something wrong, made for real; the doctor names the right cause of each, and only it.
import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { projectFolder } from '../../platform/paths.ts'
import { openDurable, openReadOnly } from '../../platform/sqlite/open.ts'
import { brokenHub, copy, database, httpAnswer, start, timestamp, withServer } from '../../test/support/broken-hub.ts'
import { hubBefore } from '../../test/support/earlier-hub.ts'
import { startedWith } from '../cli/hub-doctor.ts'

const hub = brokenHub()
const { broken } = hub
const isRoot = process.getuid?.() === 0
const mayMount = isRoot && process.platform === 'linux'
const NOBODY = 65_534
const mounted: string[] = []
afterAll(() => {
  for (const path of mounted) spawnSync('umount', ['-l', path])
})

function inDatabase(data: string, sql: string): void {
  const db = openDurable(database(data))
  db.exec(sql)
  db.close()
}

function ownDisk(megabytes: number): string {
  const path = mkdtempSync(join(hub.root, 'disk-'))
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]).status).toBe(0)
  mounted.push(path)
  copy(hub.copied(), join(path, 'data'))
  return join(path, 'data')
}

test('a hub on which all is well has no complaint, while it runs and at rest', async () => {
  expect(await hub.told(hub.running)).toEqual([])
  expect(await hub.told(hub.copied())).toEqual([])
  expect((await hub.found(hub.running)).map(({ topic }) => topic)).toEqual([
    ...['program', 'sqlite', 'disk', 'permissions', 'hub-clock', 'hub-database', 'hub-signatures', 'hub-keys'],
    ...['hub-backups', 'hub-records', 'hub-terminals', 'hub-door'],
  ])
})

describe('the machine', () => {
  test.skipIf(!mayMount)('a full disk (F27), and one that has become read-only (F80)', async () => {
    const full = ownDisk(64)
    try {
      for (let file = 0; ; file += 1) writeFileSync(join(full, '..', `filler-${file}`), Buffer.alloc(1_048_576, 1))
    } catch (error) {
      expect(error).toHaveProperty('code', 'ENOSPC')
    }
    expect(await hub.told(full)).toEqual(['disk wrong'])
    const readOnly = ownDisk(600)
    expect(spawnSync('mount', ['-o', 'remount,ro', join(readOnly, '..')]).status).toBe(0)
    expect(await hub.told(readOnly)).toEqual(['disk-read-only wrong'])
  })

  test.each(['1970-01-01', '2015-06-01', '2099-01-01'])('a clock that stands at %s (F59)', async (day) => {
    expect(await hub.told(hub.copied(), { now: new Date(`${day}T00:00:00Z`) })).toEqual(['hub-clock wrong'])
  })

  test('no data folder, a file in its place, and a folder in which no hub was ever begun', async () => {
    expect(await hub.told(join(hub.root, 'none'))).toEqual(['hub-folder wrong'])
    writeFileSync(join(hub.root, 'a-file'), '')
    expect(await hub.told(join(hub.root, 'a-file'))).toEqual(['hub-folder wrong'])
    const fresh = mkdtempSync(join(hub.root, 'fresh-'))
    expect(await withServer('', async (port) => (await hub.told(fresh, { start: start(port) })).slice(0, 1))).toEqual([
      'hub-data note',
    ])
  })

  test('a folder that others can enter', async () => {
    expect(await hub.told(broken((data) => chmodSync(data, 0o755)))).toEqual(['folder-open wrong'])
  })

  test.skipIf(!isRoot)('a file that root has made in the folder of the hub’s user', async () => {
    const data = hub.copied()
    spawnSync('chown', ['-R', String(NOBODY), data])
    expect(await hub.told(data)).toEqual([])
    spawnSync('chown', ['root', database(data)])
    chmodSync(database(data), 0o600)
    const found = await hub.found(data)
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([
      { topic: 'hub-folder-closed', state: 'wrong', params: { path: database(data), data } },
    ])
  })

  test.skipIf(!isRoot)('asked by a user who may not look, it says so, and nothing that it can’t know', async () => {
    spawnSync('chmod', ['755', hub.root])
    const script = `
      import { examineHub } from ${JSON.stringify(join(import.meta.dirname, 'examine.ts'))}
      const [data, port] = process.argv.slice(1)
      const found = await examineHub({ folders: { data, repo: data + '/repo', keys: data + '/keys' }, options: undefined, backups: undefined, passphrase: undefined,
        now: new Date(), start: { port: Number(port), database: undefined, officeChannel: 'town' } })
      console.log(JSON.stringify(found.filter(({ state }) => state !== 'ok').map(({ topic, params }) => [topic, params.path])))`
    const asked = async (data: string): Promise<unknown> => {
      const args = ['--input-type=module', '-e', script, data, new URL(hub.world.address).port]
      const { stdout } = await promisify(execFile)(process.execPath, args, { uid: NOBODY, gid: NOBODY, cwd: projectFolder() })
      return JSON.parse(stdout)
    }
    const data = hub.copied()
    expect(await asked(data)).toEqual([['hub-folder-closed', data]])
    spawnSync('chown', ['-R', String(NOBODY), data])
    spawnSync('chown', ['root', join(data, 'keys')])
    chmodSync(join(data, 'keys'), 0o700)
    expect(await asked(data)).toEqual([
      ['hub-folder-closed', join(data, 'keys')],
      ['hub-backups', null],
    ])
  })
})

describe('the database', () => {
  test('damaged (F24)', async () => {
    const inTheMiddle = broken((data) =>
      spawnSync('dd', ['if=/dev/urandom', `of=${database(data)}`, 'bs=4096', 'seek=2', 'count=20', 'conv=notrunc'], {
        stdio: 'ignore',
      }),
    )
    expect(await hub.told(inTheMiddle)).toEqual(['hub-database wrong'])
    expect(await hub.told(broken((data) => writeFileSync(database(data), 'no database '.repeat(1000))))).toEqual([
      'hub-database wrong',
    ])
  })

  test('gone, or empty, where a hub has run', async () => {
    expect(await hub.told(broken((data) => rmSync(database(data))))).toEqual(['hub-database-lost wrong'])
    expect(await hub.told(broken((data) => truncateSync(database(data))))).toEqual(['hub-database-lost wrong'])
  })

  test('of a later release (F56), and of an earlier one', async () => {
    const newer = `INSERT INTO kysely_migration VALUES ('99-of-next-year', '2027-11-27T00:00:00.000Z')`
    expect(await hub.told(broken((data) => inDatabase(data, newer)))).toEqual(['hub-database-newer wrong'])
    const older = broken((data) => rmSync(database(data)))
    await (await hubBefore(older, '95-rating-follow-up')).destroy()
    expect(await hub.told(older)).toEqual(['hub-database-older note'])
  })

  test('held by another program', async () => {
    const data = broken((folder) => inDatabase(folder, 'PRAGMA journal_mode = DELETE'))
    const script = `const db = new (require('better-sqlite3'))(process.argv[1]); db.exec('BEGIN EXCLUSIVE; CREATE TABLE t (x)'); console.log('held'); process.stdin.resume()`
    const holder = spawn(process.execPath, ['-e', script, database(data)], { cwd: projectFolder(), stdio: 'pipe' })
    await once(holder.stdout, 'data')
    expect(await hub.told(data)).toEqual(['hub-database-closed wrong'])
    holder.kill()
    await once(holder, 'exit')
  }, 30_000)

  test('not to be looked into without writing: cut off with a log that lost its index, or at rest and too large for memory', async () => {
    expect(await hub.told(broken((data) => writeFileSync(`${database(data)}-wal`, 'changes')))).toEqual(['hub-database note'])
    expect(await hub.told(broken((data) => truncateSync(database(data), 600 * 1_048_576)))).toEqual(['hub-database note'])
  })

  test('a chained record that somebody has changed, or that has less than the newest backup', async () => {
    const changed = broken((data) => inDatabase(data, `UPDATE audit_event SET account = 'other' WHERE number = 1`))
    const found = await hub.found(changed)
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([
      { topic: 'hub-records', state: 'wrong', params: { record: 'audit', number: 1 } },
    ])
    const cut = broken((data) => inDatabase(data, 'DELETE FROM audit_event WHERE number = (SELECT max(number) FROM audit_event)'))
    expect(await hub.told(cut)).toEqual(['hub-records-other wrong'])
  })

  test('terminals that have not been heard of for long are counted', async () => {
    const silent = broken((data) =>
      inDatabase(data, `UPDATE terminal SET last_contact_at = '2026-01-01T00:00:00.000Z' WHERE is_office = 0`),
    )
    const found = await hub.found(silent)
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([
      { topic: 'hub-terminals', state: 'note', params: { all: 1, silent: 1 } },
    ])
  })
})

describe('the door', () => {
  test('nobody, a stranger, somebody who says nothing, another hub', async () => {
    const data = hub.copied()
    const told = async (answer: string | undefined) =>
      await withServer(answer, async (port) => await hub.told(data, { start: start(port) }))
    expect(await hub.told(data, { start: start(await withServer('', async (port) => port)) })).toEqual(['hub-door wrong'])
    expect(await told('HTTP/1.1 200 OK\r\n\r\nanother program')).toEqual(['hub-door-taken wrong'])
    expect(await told('SSH-2.0-OpenSSH_9.2\r\n')).toEqual(['hub-door-taken wrong'])
    expect(await told(undefined)).toEqual(['hub-door-silent wrong'])
    expect(await told(httpAnswer(timestamp(data).replace('"version": ', '"version": 9')))).toEqual(['hub-door-other wrong'])
    expect(await told(httpAnswer('{"error":{"code":"trial-refused"}}', '422 Unprocessable'))).toEqual([])
  }, 30_000)

  test('port, database and channel are those of the installation’s options; what is typed goes before them', async () => {
    const systemRoot = mkdtempSync(join(hub.root, 'system-'))
    const data = join(systemRoot, 'var/lib/zwgk-hub')
    mkdirSync(join(systemRoot, 'etc/zwgk-hub'), { recursive: true })
    const read = (options: string, values: Record<string, string> = {}, folder = data) => {
      writeFileSync(join(systemRoot, 'etc/zwgk-hub/options'), options)
      const started = startedWith(folder, { program: 'zwgk-hub', systemRoot }, { values, databasePassword: 'secret' })
      return started.ok ? started.value : started.error
    }
    expect(read('# nothing\n')).toMatchObject({ start: { port: 8470, officeChannel: 'town' } })
    const written = 'ZWGK_OPTIONS=--port 8480 --office-channel village --database postgres://zwgk@10.0.0.5/hub\n'
    expect(read(written)).toMatchObject({
      start: { port: 8480, officeChannel: 'village', database: { host: '10.0.0.5', password: 'secret' } },
    })
    expect(read(written, { port: '8481' })).toMatchObject({ start: { port: 8481, officeChannel: 'village' } })
    expect(read(written, {}, hub.running)).toMatchObject({ start: { port: 8470, database: undefined }, options: undefined })
    expect(read(written, { port: 'x' })).toMatchObject({ code: 'port-wrong' })
    for (const wrong of ['--portt 1', '--prefix b', '--database postgres://zwgk:secret@10.0.0.5/hub']) {
      const { start: none, options } = read(`ZWGK_OPTIONS=${wrong}\n`) as Awaited<Parameters<typeof hub.found>[1]> & object
      expect(await hub.told(hub.running, { start: none, options })).toEqual(['options wrong'])
    }
  })
})

test('nothing is written: at rest, after a backup and after a power cut', async () => {
  const all = (data: string) =>
    spawnSync('find', [data, '-printf', '%P %T@ %m %u %s\n'], { encoding: 'utf8' }).stdout.split('\n').sort().join('\n')
  const bytes = (data: string) =>
    spawnSync('sh', ['-c', 'find . -type f | sort | xargs sha256sum'], { cwd: data, encoding: 'utf8' }).stdout
  const data = hub.copied()
  const before = [all(data), bytes(data)]
  expect(before[1]).toContain('hub.sqlite')
  expect(await hub.told(data)).toEqual([])
  expect([all(data), bytes(data)]).toEqual(before)
  // As a backup leaves it that was made of a hub at rest.
  const seen = broken((folder) => openReadOnly(database(folder)).prepare('SELECT count(*) FROM audit_event').get())
  expect(statSync(`${database(seen)}-wal`).size).toBe(0)
  const beforeSeen = [all(seen), bytes(seen)]
  expect(await hub.told(seen)).toEqual([])
  expect([all(seen), bytes(seen)]).toEqual(beforeSeen)
  await hub.world.newCode()
  // As a power cut leaves it: what was written last stands in the log alone. Its index is where readers mark what they read.
  const cut = broken((folder) => {
    for (const part of ['', '-wal', '-shm']) cpSync(`${database(hub.running)}${part}`, `${database(folder)}${part}`)
  })
  expect(statSync(`${database(cut)}-wal`).size).toBeGreaterThan(0)
  const withoutIndex = (text: string) =>
    text
      .split('\n')
      .filter((line) => !line.includes('hub.sqlite-shm'))
      .join('\n')
  const beforeCut = [all(cut), bytes(cut)].map(withoutIndex)
  expect(await hub.told(cut)).toEqual([])
  expect([all(cut), bytes(cut)].map(withoutIndex)).toEqual(beforeCut)
})
