// The way of content, by the command line and over HTTP: packed, signed, taken in, and found exactly.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openContentStore } from '../../electron/host/content/content-store.ts'
import { openDataFolder } from '../../electron/host/data-folder.ts'
import { following } from '../../electron/host/sync/following.ts'
import { syncOnce } from '../../electron/host/sync/sync-once.ts'
import { ensureTrust } from '../../electron/host/sync/trial-enrolment.ts'
import { repositoryRoutes } from '../../hub/api/repository-routes.ts'
import { listen } from '../../platform/http/listen.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { httpSource } from '../../platform/package/http-source.ts'
import { projectFolder } from '../../platform/paths.ts'
import { sentence, zwgk } from '../support/command.ts'
import { scan } from '../support/scan.ts'

const folder = mkdtempSync(join(tmpdir(), 'zwgk-way-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const PASSPHRASE = { ZWGK_PASSPHRASE: 'a long passphrase for a test' }
const TERMS = ['政务公开专区', '依申请公开', '补贴', '宅基地', '低保', '村', '조선', '2026年', '〔2026〕', '12月 取暖']

/** Real public texts beside the project; the tests do not depend on them. */
const CORPUS = join(projectFolder(), '..', 'shared', 'corpus')

const found = (data: string, term: string) => {
  const { exit, json } = zwgk(['search', term, '--data', data, '--limit', '100000'])
  expect(exit).toBe(0)
  const hits = json['hits'] as { id: string; source: string }[]
  expect(json['total']).toBe(hits.length)
  return hits.map(({ id }) => id).sort()
}

async function overHttp(repo: string, data: string): Promise<void> {
  const app = new Hono()
  repositoryRoutes(app, { repo, demo: true, log: silentLog })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  const opened = openDataFolder(data)
  if (!server.ok || !opened.ok) throw new Error('expected a server and a data folder')
  const { ledger } = opened.value
  const content = openContentStore(data, ledger.content, silentLog)
  const source = httpSource(`http://127.0.0.1:${server.value.port}/repo`)
  const now = new Date()
  expect((await ensureTrust(ledger, source, { root: undefined, now, workFolder: data })).ok).toBe(true)
  const progress: number[] = []
  const report = ({ bytesDone }: { bytesDone?: number }) => void (bytesDone !== undefined && progress.push(bytesDone))
  const synced = await syncOnce({ source, ledger, content, dataFolder: data, ...following(ledger.settings), now, report })
  expect(synced.ok && synced.value.changed).toBe(true)
  expect(progress.at(-1)).toBeGreaterThan(0)
  content.close()
  opened.value.close()
  await server.value.close()
}

describe('the demo town', () => {
  const repo = join(folder, 'demo-repo')
  const keys = join(folder, 'demo-keys')
  beforeAll(() => {
    const demo = join(projectFolder(), 'assets', 'demo')
    const standard = join(projectFolder(), 'assets', 'standards', 'default.json')
    // 五个统一: the county signs its standard, the town its themes, beside their texts.
    const beside: Partial<Record<string, string[]>> = {
      county: ['--standard', standard],
      town: ['--themes', join(demo, 'themes')],
    }
    for (const entry of readdirSync(demo, { withFileTypes: true }).filter((e) => e.isDirectory() && e.name !== 'themes')) {
      const out = join(folder, `pack-${entry.name}`)
      expect(zwgk(['pack', join(demo, entry.name), '--channel', entry.name.replace('--', '/'), '--out', out]).exit).toBe(0)
      expect(
        zwgk(['publish', out, '--repo', repo, '--keys', keys, '--init-keys', ...(beside[entry.name] ?? [])], PASSPHRASE).exit,
      ).toBe(0)
    }
  })

  test('a stick and the network bring the same documents, and search equals a substring scan', async () => {
    expect(zwgk(['verify', repo]).json['damaged']).toEqual([])
    const stick = join(folder, 'demo-stick')
    const imported = zwgk(['import', repo, '--data', stick])
    expect(imported.exit).toBe(0)
    expect(imported.json['trial']).toBe(true)
    const network = join(folder, 'demo-network')
    await overHttp(repo, network)
    for (const term of TERMS) {
      expect(found(stick, term), term).toEqual(scan(stick, term))
      expect(found(network, term), term).toEqual(found(stick, term))
    }
    expect(found(stick, '低保').length).toBeGreaterThan(0)
  }, 120_000)

  test('an everyday word finds the official one under 也许是, pinyin initials find a title', () => {
    const stick = join(folder, 'demo-stick')
    const also = (term: string) => zwgk(['search', term, '--data', stick]).json['also'] as { because: string; title: string }[]
    expect(also('暖气费').some(({ because, title }) => because === 'synonym' && title.includes('取暖'))).toBe(true)
    expect(also('qnbt').some(({ because, title }) => because === 'pinyin' && title.includes('取暖补贴'))).toBe(true)
  })

  test('importing the same stick again changes nothing', () => {
    expect(zwgk(['import', repo, '--data', join(folder, 'demo-stick')]).json['changed']).toBe(false)
  })

  test('an enrolled folder refuses a stranger’s stick and keeps what it shows', () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'a.txt'), '外地的通知\n')
    zwgk(['pack', join(other, 'a.txt'), '--channel', 'town', '--trial', '--out', join(other, 'pkg')])
    zwgk(['publish', join(other, 'pkg'), '--repo', join(other, 'repo'), '--keys', join(other, 'keys'), '--init-keys'], PASSPHRASE)
    const refused = zwgk(['import', join(other, 'repo'), '--data', join(folder, 'demo-stick')])
    expect(refused.exit).toBe(2)
    expect(sentence(refused)).toContain('不是本机信任的单位签发的')
    expect(found(join(folder, 'demo-stick'), '低保').length).toBeGreaterThan(0)
  })
})

describe('real public texts', () => {
  const there = existsSync(CORPUS)
  test.skipIf(!there)(
    'every text is packed, and search equals a substring scan by stick and by network',
    async () => {
      const texts = readdirSync(CORPUS).filter((name) => name.endsWith('.txt'))
      const out = join(folder, 'corpus-pkg')
      const packed = zwgk(['pack', ...texts.map((name) => join(CORPUS, name)), '--channel', 'town', '--trial', '--out', out])
      expect(packed.exit).toBe(0)
      expect(packed.json['documents']).toBe(texts.length)
      expect(packed.json['trial']).toBe(true)
      const repo = join(folder, 'corpus-repo')
      zwgk(['publish', out, '--repo', repo, '--keys', join(folder, 'corpus-keys'), '--init-keys'], PASSPHRASE)
      const stick = join(folder, 'corpus-stick')
      expect(zwgk(['import', repo, '--data', stick]).exit).toBe(0)
      const network = join(folder, 'corpus-network')
      await overHttp(repo, network)
      for (const term of TERMS) {
        expect(found(stick, term), term).toEqual(scan(stick, term))
        expect(found(network, term), term).toEqual(scan(network, term))
      }
      expect(found(stick, '조선').length).toBeGreaterThan(0)
    },
    120_000,
  )
})
