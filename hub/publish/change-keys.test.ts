import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderSource } from '../../platform/package/folder-source.ts'
import { readFirstRoot, refreshTrust, rootFingerprint, type TrustedMetadata } from '../../platform/package/trust.ts'
import { madeDocument, NOW, type Town, temporaryFolder, town } from '../../test/fixtures/town.ts'
import {
  type RootPublisher,
  renewRoot,
  renewSignatures,
  revokeChannel,
  rotateChannelKey,
  rotateRootKey,
  rotateTopKey,
} from './change-keys.ts'
import { openKeyFolder, openRootKeys, ROOT_KEY_NAMES } from './key-folder.ts'
import { newestRoot } from './metadata-files.ts'
import { publishTargets, renewTimestamp, TOP_ROLES } from './repository.ts'
import { dueSignatures, keyRows, signatureRows } from './signatures.ts'

const folder = temporaryFolder()
const CATALOGUE = 'town/catalogue.json'
const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const withRoots = (home: Town, now = NOW): RootPublisher => ({
  ...home.publisher(now),
  roots: openRootKeys([home.keys], { demo: true }),
})

/** A terminal as far as trust goes: what it accepted so far, and a look at the repository. */
async function terminalOf(home: Town) {
  const first = await readFirstRoot(folderSource(home.repo))
  if (!first.ok) throw new Error('expected a root')
  let trusted: TrustedMetadata = new Map([['root', first.value]])
  const look = async (now = NOW) => {
    const seen = await refreshTrust(trusted, folderSource(home.repo), { targets: [CATALOGUE], now, workFolder: folder })
    if (!seen.ok) return seen.error.code
    trusted = seen.value.metadata
    return seen.value.targets.has(CATALOGUE) ? 'shows' : 'nothing there'
  }
  return { look }
}
async function publishingTown(name: string): Promise<Town> {
  const home = await town(join(folder, name))
  expect((await home.publish('town', [madeDocument('notice-1', '正文')])).ok).toBe(true)
  return home
}
const code = (done: { ok: boolean; error?: { code: string } }) => (done.ok ? 'ok' : done.error?.code)

test('F54: 40 rotations of every key over three years: a terminal that was off all the time catches up in one look', async () => {
  const home = await publishingTown('forty')
  const asleep = await terminalOf(home)
  const awake = await terminalOf(home)
  expect(await asleep.look()).toBe('shows')
  const names = [...ROOT_KEY_NAMES, ...TOP_ROLES, 'town']
  for (let turn = 0; turn < 40; turn += 1) {
    const now = later(turn * 30)
    const name = names[turn % names.length] ?? ''
    const publisher = withRoots(home, now)
    const root = ROOT_KEY_NAMES.find((one) => one === name)
    const top = TOP_ROLES.find((one) => one === name)
    const done = root
      ? await rotateRootKey(publisher, root)
      : top
        ? await rotateTopKey(publisher, top)
        : await rotateChannelKey(publisher, name)
    expect(code(done), `${turn}: ${name}`).toBe('ok')
    expect((await home.publish('town', [madeDocument('notice-1', `第 ${turn} 次`)], now)).ok).toBe(true)
    expect(await awake.look(now), `${turn}: ${name}`).toBe('shows')
  }
  expect(await asleep.look(later(40 * 30))).toBe('shows')
  expect(await (await terminalOf(home)).look(later(40 * 30))).toBe('shows')
})

test('F54: a root that ran out in the middle of the line stops nobody, the last one must hold', async () => {
  const home = await publishingTown('middle')
  const terminal = await terminalOf(home)
  const day = 1100 + 200
  expect(await terminal.look(later(day))).toBe('package-expired')
  expect(code(await rotateRootKey(withRoots(home, later(10)), 'root-1'))).toBe('ok')
  expect(code(await renewRoot(withRoots(home, later(day))))).toBe('ok')
  expect(code(await renewSignatures(withRoots(home, later(day)), ['targets', 'town']))).toBe('ok')
  expect(await terminal.look(later(day))).toBe('shows')
})

test('a lost root key is replaced by the two others; with one alone nothing is changed', async () => {
  const home = await publishingTown('lost')
  const terminal = await terminalOf(home)
  const before = rootFingerprint(newestRoot(home.repo))
  rmSync(join(home.keys, 'root-2.key.json'))
  expect(code(await rotateRootKey(withRoots(home), 'root-2'))).toBe('ok')
  expect(rootFingerprint(newestRoot(home.repo))).not.toBe(before)
  expect(await terminal.look()).toBe('shows')
  rmSync(join(home.keys, 'root-1.key.json'))
  rmSync(join(home.keys, 'root-3.key.json'))
  const files = readdirSync(join(home.repo, 'metadata'))
  for (const done of [
    await rotateRootKey(withRoots(home), 'root-1'),
    await rotateTopKey(withRoots(home), 'timestamp'),
    await renewRoot(withRoots(home)),
  ])
    expect(code(done)).toBe('root-keys-too-few')
  expect(readdirSync(join(home.repo, 'metadata'))).toEqual(files)
})

test('a key that was replaced signs nothing that a terminal takes, and the program does not sign with it', async () => {
  const home = await publishingTown('stolen')
  const terminal = await terminalOf(home)
  expect(await terminal.look()).toBe('shows')
  const stolen = join(folder, 'stolen-keys')
  cpSync(home.keys, stolen, { recursive: true })
  for (const role of TOP_ROLES) expect(code(await rotateTopKey(withRoots(home), role))).toBe('ok')
  expect(code(await rotateChannelKey(withRoots(home), 'town'))).toBe('ok')
  expect(await terminal.look()).toBe('shows')
  const thief = { ...home.publisher(), keys: openKeyFolder(stolen, { demo: true }) }
  const forged = new Map([[CATALOGUE, Buffer.from('{}')]])
  expect(code(await publishTargets(thief, 'town', forged))).toBe('key-not-listed')
  expect(code(await renewTimestamp(thief))).toBe('key-not-listed')
  expect(code(await rotateChannelKey(thief, 'town'))).toBe('key-not-listed')
})

test('a channel that is taken back leaves the terminals, publishes nothing, and comes back with a new key only', async () => {
  const home = await publishingTown('revoked')
  await home.publish('county', [madeDocument('notice-2', '县里的')])
  const terminal = await terminalOf(home)
  expect(await terminal.look()).toBe('shows')
  expect(code(await revokeChannel(withRoots(home), 'nobody'))).toBe('channel-unknown')
  expect(code(await revokeChannel(withRoots(home), 'town'))).toBe('ok')
  expect(await terminal.look()).toBe('nothing there')
  const again = await home.publish('town', [madeDocument('notice-1', '又来了')])
  expect(code(again)).toBe('channel-revoked')
  expect(code(await renewSignatures(withRoots(home), ['targets', 'town', 'county']))).toBe('ok')
  expect(code(await home.publish('town', [madeDocument('notice-1', '又来了')]))).toBe('channel-revoked')
  expect(code(await rotateChannelKey(withRoots(home), 'town'))).toBe('ok')
  expect((await home.publish('town', [madeDocument('notice-1', '恢复')])).ok).toBe(true)
  expect(await terminal.look()).toBe('shows')
})

test.each([...TOP_ROLES, 'channel-town'])(
  'a rotation of %s that was killed before the new key took its place is done again',
  async (name) => {
    const home = await publishingTown(`killed-${name}`)
    const terminal = await terminalOf(home)
    const path = join(home.keys, `${name}.key.json`)
    const before = readFileSync(path)
    const rotate = async () => {
      const top = TOP_ROLES.find((role) => role === name)
      return top ? await rotateTopKey(withRoots(home), top) : await rotateChannelKey(withRoots(home), 'town')
    }
    writeFileSync(join(home.keys, `${name}.next.key.json`), 'half')
    expect(code(await rotate())).toBe('ok')
    expect(await terminal.look()).toBe('shows')
    // The worst moment: the repository knows the new key, the folder still has the old one.
    writeFileSync(path, before)
    const [row] = rowsOf(home).filter((one) => one.name === name)
    expect(row?.place).toBe('not-listed')
    expect(await terminal.look()).toBe('shows')
  },
)

function rowsOf(home: Town) {
  const rows = keyRows(home.repo, openKeyFolder(home.keys, { demo: true }), openRootKeys([home.keys], { demo: true }))
  if (!rows.ok) throw new Error(rows.error.code)
  return rows.value
}

test('F53: what has to be signed anew is told 30 days ahead, and is fresh afterwards', async () => {
  const home = await publishingTown('terms')
  const due = (now: Date) => {
    const rows = dueSignatures(home.repo, now)
    return rows.ok ? rows.value.map(({ role, state }) => `${role} ${state}`) : [rows.error.code]
  }
  expect(due(NOW)).toEqual([])
  expect(due(later(99))).toEqual(['timestamp soon'])
  expect(due(later(399))).toEqual(['targets soon', 'snapshot soon', 'timestamp over', 'town soon'])
  expect(due(later(1101))).toContain('root over')
  expect(code(await renewSignatures(withRoots(home, later(399)), ['targets', 'town']))).toBe('ok')
  expect(due(later(399))).toEqual([])
  const terminal = await terminalOf(home)
  expect(await terminal.look(later(450))).toBe('shows')
  const rows = signatureRows(home.repo, later(399))
  expect(rows.ok && rows.value.map(({ role }) => role)).toEqual(['root', 'targets', 'snapshot', 'timestamp', 'town'])
})

test('root keys on sticks of their own: found on whichever is there, moved only when they are read back whole', async () => {
  const home = await publishingTown('sticks')
  const sticks = ['a', 'b', 'c'].map((name) => join(folder, `stick-${name}`))
  for (const stick of sticks) mkdirSync(stick)
  const own = openKeyFolder(home.keys, { demo: true })
  const [a = '', b = '', c = ''] = sticks
  for (const [index, name] of ROOT_KEY_NAMES.entries()) expect(code(own.moveTo(name, sticks[index] ?? ''))).toBe('ok')
  expect(readdirSync(home.keys).filter((name) => name.startsWith('root'))).toEqual([])
  expect(sticks.map((stick) => readdirSync(stick))).toEqual(ROOT_KEY_NAMES.map((name) => [`${name}.key.json`]))
  expect(code(await rotateTopKey(withRoots(home), 'timestamp'))).toBe('root-keys-too-few')
  const two: RootPublisher = { ...home.publisher(), roots: openRootKeys([c, a], { demo: true }) }
  expect(code(await rotateTopKey(two, 'timestamp'))).toBe('ok')
  expect(code(await rotateRootKey(two, 'root-2'))).toBe('ok')
  expect(readdirSync(b)).toEqual(['root-2.key.json'])
  expect([...readdirSync(a), ...readdirSync(c)].sort()).toEqual(ROOT_KEY_NAMES.map((name) => `${name}.key.json`))
  expect(await (await terminalOf(home)).look()).toBe('shows')
})
