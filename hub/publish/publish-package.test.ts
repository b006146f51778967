import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadMessages } from '../../platform/messages.ts'
import { blobPath } from '../../shared/content/blob-path.ts'
import { residentId } from '../../test/fixtures/planted-data.ts'
import { madeDocument, NOW, temporaryFolder, town } from '../../test/fixtures/town.ts'
import { openKeyFolder, sealingKey } from './key-folder.ts'
import { writePackage } from './pack.ts'
import { publishedCatalogue, publishPackage, readPackage } from './publish-package.ts'
import { publishedPackages } from './published-packages.ts'
import { initRepository, publishedRoles, publishTargets, renewTimestamp, roleTargets } from './repository.ts'

const folder = temporaryFolder()
const DOCUMENTS = [madeDocument('notice-2', '第二'), madeDocument('notice-1', '第一'), madeDocument('notice-3', '第一')]
const pack = (name: string, documents = DOCUMENTS) =>
  writePackage(documents, { channel: 'town', out: join(folder, name), createdAt: NOW })
const files = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length))
    .sort()

describe('packing', () => {
  test('the same documents in any order give the same bytes', () => {
    pack('one')
    pack('two', [...DOCUMENTS].reverse())
    expect(files(join(folder, 'two'))).toEqual(files(join(folder, 'one')))
    for (const file of files(join(folder, 'one')))
      expect(readFileSync(join(folder, 'two', file)).equals(readFileSync(join(folder, 'one', file)))).toBe(true)
  })

  test('equal bodies are kept once, and each lies under its own hash', () => {
    const packed = pack('three')
    const bodies = packed.ok ? packed.value.catalogue.documents.map(({ meta, body }) => [meta.id, body.sha256] as const) : []
    expect(bodies.map(([id]) => id)).toEqual(['notice-1', 'notice-2', 'notice-3'])
    expect(new Set(bodies.map(([, sha256]) => sha256)).size).toBe(2)
    for (const [, sha256] of bodies) expect(existsSync(join(folder, 'three', blobPath(sha256)))).toBe(true)
  })

  test('a folder with other things in it is left alone', () => {
    mkdirSync(join(folder, 'home'))
    writeFileSync(join(folder, 'home', 'letter.txt'), 'x')
    expect(pack('home')).toMatchObject({ ok: false, error: { code: 'folder-not-empty' } })
    expect(readdirSync(join(folder, 'home'))).toEqual(['letter.txt'])
  })
})

describe('F17: personal data in a package', () => {
  const id = residentId('110105', '19491231', 2)
  const named = (text: string, change = {}) => [madeDocument('list-1', text, { kind: 'publicity', title: '补贴公示', ...change })]

  test('stop the whole package before anything is signed or copied', async () => {
    const { repo, publish } = await town(join(folder, 'personal'))
    await publish('town', DOCUMENTS)
    const before = files(repo)
    const refused = await publish('town', [...DOCUMENTS, ...named(`张某 ${id}`)])
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'personal-data-in-package', params: { title: '补贴公示', count: 2 } },
    })
    expect(refused.ok ? '' : loadMessages('zh-CN').failure(refused.error)).toMatch(/“补贴公示”里有个人信息（.*110\*+002X）/)
    expect(JSON.stringify(refused)).not.toContain(id)
    expect(files(repo)).toEqual(before)
    expect(publishedCatalogue(repo, 'town')?.release).toBe(1)
  })

  test.each([
    ['a cell', `<table><tr><td>张某</td><td>${id}</td></tr></table>`, {}],
    ['a title', '正文', { title: `关于${id}的答复` }],
    ['a keyword', '正文', { keywords: [id] }],
    ['an answer that is made public', '李某 13812345678 反映路灯不亮', { kind: 'faq' as const }],
  ])('are found in %s', async (_, text, change) => {
    const { publish } = await town(temporaryFolder())
    expect(await publish('town', named(text, change))).toMatchObject({ error: { code: 'personal-data-in-package' } })
  })

  test('masked numbers and the phone of an office go out', async () => {
    const { publish } = await town(temporaryFolder())
    expect((await publish('town', named('张某 110105********002X，咨询电话：13812345678'))).ok).toBe(true)
  })

  test('a body that is no body is damaged, not clean', async () => {
    pack('broken')
    const { documents } = JSON.parse(readFileSync(join(folder, 'broken', 'catalogue.json'), 'utf8'))
    const bytes = Buffer.from('{"html":1}')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    documents[0].body = { sha256, size: bytes.length }
    mkdirSync(join(folder, 'broken', blobPath(sha256), '..'), { recursive: true })
    writeFileSync(join(folder, 'broken', blobPath(sha256)), bytes)
    const catalogue = JSON.parse(readFileSync(join(folder, 'broken', 'catalogue.json'), 'utf8'))
    writeFileSync(join(folder, 'broken', 'catalogue.json'), JSON.stringify({ ...catalogue, documents }))
    const { publisher } = await town(temporaryFolder())
    expect(await publishPackage(publisher(), join(folder, 'broken'))).toMatchObject({ error: { code: 'blob-damaged' } })
  })
})

describe('publishing', () => {
  test('each publication raises the release of its own channel only; a new channel gets its own role', async () => {
    const { repo, publish } = await town(join(folder, 'a'))
    expect(publishedRoles(repo)).toEqual([])
    const releases = []
    for (const channel of ['town', 'town', 'county', 'town/qinghe', 'town']) releases.push(await publish(channel, DOCUMENTS))
    expect(releases.map((done) => done.ok && [done.value.channel, done.value.release])).toEqual([
      ['town', 1],
      ['town', 2],
      ['county', 1],
      ['town/qinghe', 1],
      ['town', 3],
    ])
    expect(publishedRoles(repo)).toEqual(['town', 'county'])
    expect(roleTargets(repo, 'town').sort()).toEqual(['town/catalogue.json', 'town/qinghe/catalogue.json'])
    expect(roleTargets(repo, 'county')).toEqual(['county/catalogue.json'])
    expect(publishedCatalogue(repo, 'town')?.release).toBe(3)
    expect(
      publishedPackages(repo)
        .map(({ channel, release, documents }) => [channel, release, documents])
        .sort(),
    ).toEqual([
      ['county', 1, 3],
      ['town', 3, 3],
      ['town/qinghe', 1, 3],
    ])
  })

  test('files of an earlier release stay as they were: a reader in the middle of it is not disturbed', async () => {
    const { repo, publish } = await town(join(folder, 'b'))
    await publish('town', DOCUMENTS)
    const before = new Map(files(repo).map((file) => [file, readFileSync(join(repo, file), 'latin1')]))
    await publish('town', [madeDocument('notice-9', '新的')])
    const changed = [...before]
      .filter(([file, bytes]) => readFileSync(join(repo, file), 'latin1') !== bytes)
      .map(([file]) => file)
    expect(changed).toEqual(['/metadata/timestamp.json'])
  })

  test('F50: a package whose file was changed, cut or taken away is refused, and nothing is published', async () => {
    const home = await town(join(folder, 'c'))
    for (const [i, damage] of [
      (path: string) => appendFileSync(path, ' '),
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('第', '笫')),
      (path: string) => rmSync(path),
    ].entries()) {
      const packed = pack(`damaged-${i}`)
      if (!packed.ok) throw new Error('expected a package')
      damage(join(folder, `damaged-${i}`, blobPath(packed.value.catalogue.documents[0]?.body.sha256 ?? '')))
      expect(await publishPackage(home.publisher(), join(folder, `damaged-${i}`))).toMatchObject({
        ok: false,
        error: { code: 'blob-damaged' },
      })
    }
    expect(publishedRoles(home.repo)).toEqual([])
  })

  test('what is no package, or a broken one, is named', () => {
    const broken = (name: string, text: string) => {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'catalogue.json'), text)
      return readPackage(join(folder, name))
    }
    expect(readPackage(join(folder, 'none'))).toMatchObject({ error: { code: 'package-missing' } })
    for (const [i, text] of ['', '{', '[]', '{"format":2}'].entries())
      expect(broken(`broken-${i}`, text)).toMatchObject({ error: { code: 'package-damaged' } })
  })

  test('a second repository over the first is refused, and a missing one is not made by publishing', async () => {
    const home = await town(join(folder, 'd'))
    expect(await initRepository(home.publisher())).toMatchObject({ error: { code: 'repository-exists' } })
    const lost = { ...home.publisher(), repo: join(folder, 'typo') }
    expect(await publishTargets(lost, 'town', new Map())).toMatchObject({ error: { code: 'repository-missing' } })
    expect(await renewTimestamp(lost)).toMatchObject({ error: { code: 'repository-missing' } })
    expect(existsSync(join(folder, 'typo'))).toBe(false)
  })

  test('a channel whose key is gone is not given a new one by itself', async () => {
    const home = await town(join(folder, 'e'))
    await home.publish('town', DOCUMENTS)
    rmSync(join(home.keys, 'channel-town.key.json'))
    expect(await home.publish('town', DOCUMENTS)).toMatchObject({ error: { code: 'key-missing' } })
  })
})

describe('keys', () => {
  const keys = join(folder, 'keys')
  const right = openKeyFolder(keys, { passphrase: 'a long passphrase' })

  test('a key opens with its passphrase, not with another, and not as a demo', async () => {
    const made = await right.create('targets')
    expect(await right.load('targets')).toEqual({ ok: true, value: made })
    expect(await openKeyFolder(keys, { passphrase: 'A long passphrase' }).load('targets')).toMatchObject({
      error: { code: 'passphrase-wrong' },
    })
    expect((await openKeyFolder(keys, { demo: true }).load('targets')).ok).toBe(false)
    expect(readFileSync(join(keys, 'targets.key.json'), 'utf8')).not.toContain(made.privateKey)
    expect([statSync(keys).mode & 0o777, statSync(join(keys, 'targets.key.json')).mode & 0o777]).toEqual([0o700, 0o600])
  })

  test('a demo key never signs for a real office', async () => {
    await openKeyFolder(keys, { demo: true }).create('snapshot')
    expect(await right.load('snapshot')).toMatchObject({ error: { code: 'key-is-demo' } })
    await sealingKey(keys, 'office', { demo: true }, true)
    expect(await sealingKey(keys, 'office', { passphrase: 'a long passphrase' }, false)).toMatchObject({
      error: { code: 'key-is-demo' },
    })
  })

  test('a key that is missing or damaged is named as that', async () => {
    expect(await right.load('timestamp')).toMatchObject({ error: { code: 'key-missing' } })
    for (const text of ['', '{}', '{"demo":false}']) {
      writeFileSync(join(keys, 'hub.key.json'), text)
      expect(await right.load('hub')).toMatchObject({ error: { code: 'key-damaged' } })
    }
    cpSync(join(keys, 'targets.key.json'), join(keys, 'root-1.key.json'))
    writeFileSync(
      join(keys, 'root-1.key.json'),
      readFileSync(join(keys, 'root-1.key.json'), 'utf8').replace(/"privateKey": ".{8}/, '"privateKey": "AAAAAAAA'),
    )
    expect(await right.load('root-1')).toMatchObject({ error: { code: 'passphrase-wrong' } })
  })

  test('the office’s sealing key is made only on request, once, and then stays', async () => {
    const unlocking = { passphrase: 'a long passphrase' }
    expect(await sealingKey(keys, 'county-backup', unlocking, false)).toMatchObject({ error: { code: 'key-missing' } })
    const made = await sealingKey(keys, 'county-backup', unlocking, true)
    expect(made.ok).toBe(true)
    expect(await sealingKey(keys, 'county-backup', unlocking, true)).toEqual(made)
    expect(await sealingKey(keys, 'county-backup', { passphrase: 'wrong' }, false)).toMatchObject({
      error: { code: 'passphrase-wrong' },
    })
  })
})
