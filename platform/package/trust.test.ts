import { cpSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishTargets, renewTimestamp } from '../../hub/publish/repository.ts'
import { madeDocument, NOW, type Town, temporaryFolder, town } from '../../test/fixtures/town.ts'
import { folderSource } from './folder-source.ts'
import { readFirstRoot, readTarget, refreshTrust, rootFingerprint, type TrustedMetadata } from './trust.ts'

const folder = temporaryFolder()
const TOWN = 'town/catalogue.json'
const DAY_MS = 86_400_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
let home: Town
let stranger: Town
/** The repository as it was after its first release. */
let early: string
let root: TrustedMetadata
let copies = 0

const copyOf = (repo: string) => {
  copies += 1
  const copy = join(folder, `copy-${copies}`)
  cpSync(repo, copy, { recursive: true })
  return copy
}
const newestOf = (repo: string, role: string) => {
  const version = (name: string) => Number(name.split('.')[0])
  const names = readdirSync(join(repo, 'metadata')).filter((name) => name.endsWith(`.${role}.json`))
  return join(repo, 'metadata', names.sort((a, b) => version(a) - version(b)).at(-1) ?? '')
}
const look = (repo: string, trusted = root, now = NOW, targets = [TOWN]) =>
  refreshTrust(trusted, folderSource(repo), { targets, now, workFolder: folder })
const code = async (...asked: Parameters<typeof look>) => {
  const answer = await look(...asked)
  return answer.ok ? 'trusted' : answer.error.code
}
const trustedNow = async (repo: string) => {
  const answer = await look(repo)
  if (!answer.ok) throw new Error(`expected trust, got ${answer.error.code}`)
  return answer.value
}

beforeAll(async () => {
  home = await town(join(folder, 'home'))
  await home.publish('town', [madeDocument('notice-1', '第一次')])
  early = copyOf(home.repo)
  await home.publish('town', [madeDocument('notice-1', '第二次')])
  stranger = await town(join(folder, 'stranger'))
  for (const text of ['一', '二', '三']) await stranger.publish('town', [madeDocument('notice-1', text)])
  const first = await readFirstRoot(folderSource(home.repo))
  if (!first.ok) throw new Error('expected a root')
  root = new Map([['root', first.value]])
})

describe('a repository that is trusted', () => {
  test('the catalogue is found, its bytes are the signed ones, and the signing time comes with it', async () => {
    const { targets, signedAt } = await trustedNow(home.repo)
    const target = targets.get(TOWN)
    if (target === undefined) throw new Error('expected the catalogue')
    const bytes = await readTarget(folderSource(home.repo), TOWN, target, 1_000_000)
    expect(bytes.ok && JSON.parse(Buffer.from(bytes.value).toString('utf8'))).toMatchObject({ channel: 'town', release: 2 })
    expect(signedAt).toEqual(NOW)
  })

  test('looking again with what is known changes nothing and is no fault', async () => {
    const { metadata } = await trustedNow(home.repo)
    expect([...metadata.keys()].sort()).toEqual(['root', 'snapshot', 'targets', 'timestamp', 'town'])
    expect(await code(home.repo, metadata)).toBe('trusted')
  })

  test('nothing is left behind in the work folder', async () => {
    const work = join(folder, 'work')
    mkdirSync(work)
    await refreshTrust(root, folderSource(home.repo), { targets: [TOWN], now: NOW, workFolder: work })
    await refreshTrust(root, folderSource(stranger.repo), { targets: [TOWN], now: NOW, workFolder: work })
    expect(readdirSync(work)).toEqual([])
  })

  test('a channel that nobody signs for is simply not there', async () => {
    const answer = await look(home.repo, root, NOW, ['county/catalogue.json', 'catalogue.json', '../town/catalogue.json'])
    expect(answer.ok && answer.value.targets.size).toBe(0)
  })
})

describe('a repository that is not', () => {
  test('F51: an older copy is refused once a newer one was seen, by version and not by file time', async () => {
    const { metadata } = await trustedNow(home.repo)
    expect(await code(early, metadata)).toBe('package-older')
    expect(await code(early)).toBe('trusted')
  })

  test('a new timestamp over an old snapshot is refused', async () => {
    const mixed = copyOf(early)
    cpSync(join(home.repo, 'metadata', 'timestamp.json'), join(mixed, 'metadata', 'timestamp.json'))
    expect(await code(mixed, root)).toBe('package-damaged')
  })

  test('a stranger’s repository is not trusted, however new', async () => {
    expect(await code(stranger.repo)).toBe('package-not-trusted')
    expect(await code(stranger.repo, (await trustedNow(home.repo)).metadata)).toBe('package-not-trusted')
  })

  test('a stranger’s role put into this repository is not trusted', async () => {
    const mixed = copyOf(home.repo)
    cpSync(newestOf(stranger.repo, 'town'), newestOf(mixed, 'town'))
    expect(await code(mixed)).toBe('package-not-trusted')
  })

  test.each(['timestamp', 'snapshot', 'targets', 'town'])('a %s cut short or emptied is damaged', async (role) => {
    for (const size of [0, 1, 200]) {
      const cut = copyOf(home.repo)
      truncateSync(role === 'timestamp' ? join(cut, 'metadata', 'timestamp.json') : newestOf(cut, role), size)
      expect(await code(cut), `${size} bytes`).toBe('package-damaged')
    }
  })

  test.each(['timestamp', 'snapshot', 'town'])('one changed sign in the %s is noticed', async (role) => {
    const changed = copyOf(home.repo)
    const path = role === 'timestamp' ? join(changed, 'metadata', 'timestamp.json') : newestOf(changed, role)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/"expires": "20/, '"expires": "21'))
    expect(readFileSync(path, 'utf8')).not.toBe(text)
    expect(await code(changed)).toBe('package-not-trusted')
  })

  test('an empty folder is damaged, and knowing more before does not change that', async () => {
    mkdirSync(join(folder, 'empty'))
    expect(await code(join(folder, 'empty'))).toBe('package-damaged')
    expect(await readFirstRoot(folderSource(join(folder, 'empty')))).toMatchObject({ ok: false, error: { code: 'not-there' } })
  })

  test('F50: catalogue bytes that are not the signed ones are refused, longer, shorter or changed', async () => {
    const { targets } = await trustedNow(home.repo)
    const target = targets.get(TOWN)
    if (target === undefined) throw new Error('expected the catalogue')
    const path = join('targets', 'town', `${target.hashes.sha256}.catalogue.json`)
    for (const change of [
      (b: Buffer) => b.subarray(1),
      (b: Buffer) => Buffer.concat([b, Buffer.from(' ')]),
      (b: Buffer) => Buffer.from(b.toString('latin1').replace('notice', 'motice'), 'latin1'),
    ]) {
      const changed = copyOf(home.repo)
      writeFileSync(join(changed, path), change(readFileSync(join(home.repo, path))))
      expect((await readTarget(folderSource(changed), TOWN, target, 1_000_000)).ok).toBe(false)
    }
    expect(await readTarget(folderSource(home.repo), TOWN, target, target.length - 1)).toMatchObject({
      error: { code: 'too-large' },
    })
  })
})

describe('who may sign for what', () => {
  test('a town that signs a file of the county signs nothing that anybody looks at', async () => {
    const own = await town(join(folder, 'greedy'))
    await own.publish('town', [madeDocument('notice-1', '正文')])
    await own.publish('county', [madeDocument('notice-1', '县里的')])
    const forged = Buffer.from('{"forged":true}')
    await publishTargets(
      own.publisher(),
      'town',
      new Map([
        ['county/catalogue.json', forged],
        ['county/other.json', forged],
        ['a/b/c/d.json', forged],
      ]),
    )
    const first = await readFirstRoot(folderSource(own.repo))
    const trusted = new Map([['root', first.ok ? first.value : new Uint8Array()]])
    const answer = await look(own.repo, trusted, NOW, ['county/catalogue.json', 'county/other.json', 'a/b/c/d.json', TOWN])
    if (!answer.ok) throw new Error('expected trust')
    expect([...answer.value.targets.keys()].sort()).toEqual(['county/catalogue.json', TOWN])
    expect(answer.value.targets.get('county/catalogue.json')?.length).not.toBe(forged.length)
  })
})

describe('F60: expiry is measured against the time that is trusted, not the machine’s', () => {
  test('a timestamp holds for 100 days and no longer', async () => {
    expect(await code(home.repo, root, later(99))).toBe('trusted')
    expect(await code(home.repo, root, later(101))).toBe('package-expired')
  })

  test('a repository from the future is judged by the terminal’s own time, and its root runs out after three years', async () => {
    const old = await town(join(folder, 'old'))
    const then = new Date('2031-01-01T00:00:00Z')
    await old.publish('town', [madeDocument('notice-1', '正文')], then)
    const first = await readFirstRoot(folderSource(old.repo))
    const trusted = new Map([['root', first.ok ? first.value : new Uint8Array()]])
    // The root was made in 2026 and holds three years.
    expect(await code(old.repo, trusted, new Date('2030-01-01T00:00:00Z'))).toBe('package-expired')
    expect(await code(old.repo, trusted, NOW)).toBe('trusted')
  })

  test('F53: a timestamp signed anew brings the time on, for terminals that know the old one too', async () => {
    const renewed = copyOf(home.repo)
    const { metadata } = await trustedNow(home.repo)
    expect((await renewTimestamp({ ...home.publisher(later(99)), repo: renewed })).ok).toBe(true)
    const answer = await look(renewed, metadata, later(150))
    expect(answer.ok && answer.value.signedAt).toEqual(later(99))
  })
})

test('the fingerprint names the keys: the same for one root, another for a stranger’s, none for what is no root', async () => {
  const other = await readFirstRoot(folderSource(stranger.repo))
  const own = rootFingerprint(root.get('root') ?? new Uint8Array())
  expect(own).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/)
  expect(other.ok && rootFingerprint(other.value)).not.toBe(own)
  for (const wrong of ['', '{}', 'x', 'null', '{"signed":{"version":1,"keys":{},"roles":{}}}'])
    expect(rootFingerprint(Buffer.from(wrong))).toBeUndefined()
})
