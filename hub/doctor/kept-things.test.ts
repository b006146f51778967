// Keys, signatures and backups with something wrong, made for real; the doctor names the right cause of each, and only it.
import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { brokenHub, database, httpAnswer, start, timestamp, withServer } from '../../test/support/broken-hub.ts'
import { renewSignatures } from '../publish/change-keys.ts'
import { openKeyFolder } from '../publish/key-folder.ts'
import { publishedRoles, renewTimestamp } from '../publish/repository.ts'

const hub = brokenHub()
const { broken } = hub
const DAY_MS = 86_400_000
const later = (days: number) => new Date(Date.now() + days * DAY_MS)

describe('keys and what they sign', () => {
  test('keys that are missing, damaged, or no longer accepted', async () => {
    const file = (data: string, name: string) => join(data, 'keys', `${name}.json`)
    for (const name of ['hub.key', 'timestamp.key', 'channel-town.key', 'office.seal']) {
      expect(await hub.told(broken((data) => rmSync(file(data, name)))), name).toEqual(['hub-keys wrong'])
      expect(await hub.told(broken((data) => truncateSync(file(data, name), 40))), name).toEqual(['hub-keys-damaged wrong'])
    }
    expect(await hub.told(broken((data) => rmSync(file(data, 'targets.key'))))).toEqual([])
    const other = hub.copied()
    await openKeyFolder(join(other, 'keys'), { demo: true }).create('timestamp')
    expect(await hub.told(other)).toEqual(['hub-keys-unlisted wrong'])
  })

  test('keys that others can read', async () => {
    expect(await hub.told(broken((data) => chmodSync(join(data, 'keys/hub.key.json'), 0o644)))).toEqual(['hub-keys-open wrong'])
    expect(await hub.told(broken((data) => chmodSync(join(data, 'keys'), 0o750)))).toEqual(['hub-keys-open wrong'])
  })

  test('keys that are sealed, and a passphrase that does not open them; root keys that still lie there', async () => {
    const data = hub.copied()
    await openKeyFolder(join(data, 'keys'), { passphrase: 'a long passphrase' }).create('hub')
    await openKeyFolder(join(data, 'keys'), { passphrase: 'a long passphrase' }).create('root-1')
    expect(await hub.told(data, { passphrase: 'a long passphrase' })).toEqual(['hub-root-keys note'])
    expect(await hub.told(data, { passphrase: 'another' })).toEqual(['hub-passphrase wrong', 'hub-root-keys note'])
    for (const name of ['root-1', 'root-2', 'root-3']) rmSync(join(data, 'keys', `${name}.key.json`))
    expect(await hub.told(data)).toEqual([])
    const shut = await withServer('', async (port) => port)
    expect(await hub.told(data, { start: start(shut) })).toEqual(['hub-passphrase note', 'hub-door wrong'])
  })

  test('signatures that soon run out, or have (F53)', async () => {
    const data = hub.copied()
    const repo = join(data, 'repo')
    const publisher = (now: Date) => ({ repo, keys: openKeyFolder(join(data, 'keys'), { demo: true }), now })
    // Renewed each day, but nobody has signed with the office's keys for more than a year.
    expect((await renewSignatures(publisher(later(-385)), ['targets', ...publishedRoles(repo)])).ok).toBe(true)
    expect((await renewTimestamp(publisher(new Date()))).ok).toBe(true)
    const told = async (now: Date) =>
      await withServer(httpAnswer(timestamp(data)), async (port) => [
        ...new Set(await hub.told(data, { now, start: start(port), backups: hub.backups })),
      ])
    expect(await told(new Date())).toEqual(['hub-signatures wrong'])
    expect((await renewTimestamp(publisher(later(20)))).ok).toBe(true)
    expect(await told(later(20))).toEqual(['hub-signatures-over wrong', 'hub-backups wrong', 'hub-terminals note'])
  })

  test('a timestamp that a running hub does not sign anew; one that is stopped can’t', async () => {
    const data = hub.copied()
    const publisher = { repo: join(data, 'repo'), keys: openKeyFolder(join(data, 'keys'), { demo: true }), now: later(-3) }
    expect((await renewTimestamp(publisher)).ok).toBe(true)
    const told = await withServer(httpAnswer(timestamp(data)), async (port) => await hub.told(data, { start: start(port) }))
    expect(told).toEqual(['hub-timestamp wrong'])
    expect(await hub.told(data, { start: start(await withServer('', async (port) => port)) })).toEqual(['hub-door wrong'])
  })

  test('a repository that is gone, damaged, or without the office', async () => {
    const shut = start(await withServer('', async (port) => port))
    const metadata = (data: string) => join(data, 'repo/metadata')
    expect(
      await hub.told(
        broken((data) => rmSync(join(data, 'repo'), { recursive: true })),
        { start: shut },
      ),
    ).toEqual(['hub-repository wrong'])
    const cut = broken((data) => truncateSync(join(metadata(data), 'timestamp.json'), 100))
    expect(await hub.told(cut, { start: shut })).toEqual(['hub-repository-damaged wrong'])
    expect(
      await hub.told(hub.running, { start: { ...start(Number(new URL(hub.world.address).port)), officeChannel: 'county' } }),
    ).toEqual(['hub-office wrong'])
  })
})

describe('backups', () => {
  test('none ever, on a new hub and on an old one', async () => {
    const none = { backups: join(hub.root, 'no-backups') }
    expect(await hub.told(hub.running, none)).toEqual(['hub-backups-none note'])
    expect((await hub.told(hub.running, { ...none, now: later(3) })).filter((one) => one.startsWith('hub-backups'))).toEqual([
      'hub-backups-none wrong',
    ])
    expect(await hub.told(hub.running, { backups: undefined })).toEqual(['hub-backups note'])
  })

  test('old, damaged, or cut off while it was made', async () => {
    const data = hub.copied()
    const publisher = { repo: join(data, 'repo'), keys: openKeyFolder(join(data, 'keys'), { demo: true }), now: later(5) }
    expect((await renewTimestamp(publisher)).ok).toBe(true)
    const old = await withServer(
      httpAnswer(timestamp(data)),
      async (port) => await hub.told(data, { now: later(5), start: start(port) }),
    )
    expect(old).toEqual(['hub-backups wrong'])
    const copies = (breakIt: (newest: string) => void): string => {
      const folder = mkdtempSync(join(hub.root, 'backups-'))
      const newest = join(folder, 'zwgk-hub-20990101T000000Z')
      cpSync(join(hub.backups, spawnSync('ls', [hub.backups], { encoding: 'utf8' }).stdout.trim()), newest, { recursive: true })
      breakIt(newest)
      return folder
    }
    for (const breakIt of [
      (newest: string) => appendFileSync(database(newest), 'a byte too many'),
      (newest: string) => rmSync(join(newest, 'backup.json')),
      (newest: string) => rmSync(database(newest)),
    ])
      expect(await hub.told(hub.running, { backups: copies(breakIt) })).toEqual(['hub-backups-damaged wrong'])
  })
})
