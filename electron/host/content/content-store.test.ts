import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SourceDocument } from '../../../hub/intake/source-document.ts'
import { silentLog } from '../../../platform/log/logger.ts'
import { folderSource } from '../../../platform/package/folder-source.ts'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { listFilterSchema } from '../../../shared/api/terminal.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { madeDocument, NOW, type Town, temporaryFolder, town } from '../../../test/fixtures/town.ts'
import { type Ledger, openLedger } from '../ledger/ledger.ts'
import { syncOnce } from '../sync/sync-once.ts'
import { ensureTrust } from '../sync/trial-enrolment.ts'
import { openContent } from './content-reader.ts'
import { type ContentStore, openContentStore } from './content-store.ts'
import { generationPath } from './generation-file.ts'

const root = temporaryFolder()
const data = join(root, 'terminal')
const TODAY = '2026-11-25'
const WORDS =
  '低保 宅基地 补贴 取暖 申请 青禾村 张某某 조선말 ２０２６年 〔2026〕7号 10㎡ 𥕛 form ① 公示 养老保险 办事 指南'.split(' ')
let home: Town
let ledger: Ledger
let content: ContentStore

/** A few hundred texts in which the words stand in every order, glued and apart; the same each time. */
function texts(): SourceDocument[] {
  const pick = (n: number) => WORDS[n % WORDS.length] ?? ''
  return Array.from({ length: 200 }, (_, i) => {
    const glue = ['', ' ', '，', '\n', '-'][i % 5] ?? ''
    const words = Array.from({ length: 1 + (i % 7) }, (_, k) => pick(i * (k + 3) + k * k))
    return madeDocument(`notice-${i}`, words.join(glue), { title: `${pick(i)}${i % 3 === 0 ? pick(i + 5) : ''}第${i}号` })
  })
}
const SPECIAL = [
  madeDocument('notice-ending', '公示到昨天 秘密词甲', {
    kind: 'publicity',
    publicNotice: { from: '2026-11-01', until: '2026-11-24' },
  }),
  madeDocument('notice-today', '公示到今天 秘密词乙', {
    kind: 'publicity',
    publicNotice: { from: '2026-11-01', until: '2026-11-25' },
  }),
  madeDocument('notice-pension-a', '每月十五日发放。', { title: '养老金领取办法' }),
  madeDocument('notice-pension-b', '养老金从批准的下月起发。', { title: '养老保险参保办法' }),
  madeDocument('notice-withheld', '不公开 秘密词丙', { openness: 'withheld', title: '低保补助秘密' }),
]
const ALL = [...texts(), ...SPECIAL]
const shownTexts = ALL.filter(({ meta }) => meta.id !== 'notice-ending' && meta.id !== 'notice-withheld')

function scan(typed: string): string[] {
  const parts = normalise(typed)
    .split(/\s+/u)
    .filter((part) => part !== '')
  const holds = ({ meta, body }: SourceDocument, part: string) =>
    normalise(meta.title).includes(part) || normalise(body.text).includes(part)
  return shownTexts
    .filter((text) => parts.every((part) => holds(text, part)))
    .map(({ meta }) => meta.id)
    .sort()
}
function found(typed: string): string[] {
  const { hits, total } = reader().search(typed, { today: TODAY, limit: 1000 })
  expect(total).toBe(hits.length)
  return hits.map(({ id }) => id).sort()
}
function reader() {
  const current = content.reader()
  if (current === undefined) throw new Error('expected content')
  return current
}
async function sync(): Promise<boolean> {
  const source = folderSource(home.repo)
  const trust = await ensureTrust(ledger, source, { root: undefined, now: NOW, workFolder: data })
  if (!trust.ok) throw new Error(`expected trust, got ${trust.error.code}`)
  const synced = await syncOnce({
    source,
    ledger,
    content,
    dataFolder: data,
    channels: ['town'],
    officeChannel: undefined,
    now: NOW,
    report: () => undefined,
  })
  if (!synced.ok) throw new Error(`expected a sync, got ${synced.error.code}`)
  return synced.value.changed
}
function reopen(): void {
  content.close()
  content = openContentStore(data, ledger.content, silentLog)
}

beforeAll(async () => {
  mkdirSync(data)
  home = await town(join(root, 'home'))
  await home.publish('town', ALL)
  const opened = openLedger(data)
  if (!opened.ok) throw new Error('expected a ledger')
  ledger = opened.value
  content = openContentStore(data, ledger.content, silentLog)
  expect(await sync()).toBe(true)
  return () => {
    content.close()
    ledger.close()
  }
})

describe('search in a built generation', () => {
  test('F31 F32: each word, each pair of words and each piece of a word finds what a scan finds', () => {
    for (const word of WORDS) expect(found(word), word).toEqual(scan(word))
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ' ', '，', '-'), (one, other, cut, glue) => {
        const typed = `${WORDS[one % WORDS.length]}${glue}${WORDS[other % WORDS.length]}`.slice(cut)
        fc.pre(normalise(typed).trim() !== '' && typed.isWellFormed())
        expect(found(typed), typed).toEqual(scan(typed))
      }),
      { numRuns: 60 },
    )
  })

  test('F35: full-width and half-width, one bracket or another, find the same', () => {
    expect(found('2026年')).toEqual(found('２０２６年'))
    expect(found('[2026]7号')).toEqual(found('〔2026〕7号'))
    expect(found('2026年').length).toBeGreaterThan(0)
  })

  test('F36: quotes and operators are words like others', () => {
    for (const typed of [
      '"',
      '低保 AND',
      'NEAR(低保)',
      '*',
      '低保*',
      '(',
      'title:低保',
      "'; DROP TABLE document; --",
      '%',
      '___',
    ])
      expect(found(typed), typed).toEqual(scan(typed))
  })

  test('title hits come first, each hit shows where, and everyday words are offered beside', () => {
    const { hits, also } = reader().search('低保', { today: TODAY, limit: 1000 })
    const inTitle = hits.map(({ title }) => title.includes('低保'))
    expect(inTitle.lastIndexOf(true)).toBeLessThan(inTitle.indexOf(false))
    for (const { markedTitle, snippet } of hits) expect([...markedTitle, ...snippet].some(({ hit }) => hit)).toBe(true)
    expect(also.every(({ because }) => because === 'synonym' || because === 'numeral' || because === 'pinyin')).toBe(true)
    expect(reader().search('退休金', { today: TODAY, limit: 5 })).toMatchObject({
      total: 0,
      also: expect.arrayContaining([expect.objectContaining({ via: '养老保险' })]),
    })
  })

  test('whether all hits are counted or not, everyday words are offered beside them, and no hit among those', () => {
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)
    const all = reader().search('养老金', { today: TODAY, limit: 10 })
    expect(ids(all.hits)).toEqual(['notice-pension-a', 'notice-pension-b'])
    expect(all.also.length).toBeGreaterThan(0)
    expect(all.also.every(({ because, via }) => because === 'synonym' && via === '养老保险')).toBe(true)
    expect(ids(all.also)).not.toContain('notice-pension-b')
    const first = reader().search('养老金', { today: TODAY, limit: 1, countMax: 1 })
    expect(first).toMatchObject({ total: 1, atLeast: true })
    expect(first.also).toEqual(all.also)
  })

  test('R18: initials find titles', () => {
    const { also } = reader().search('zjd', { today: TODAY, limit: 5 })
    expect(also.length).toBeGreaterThan(0)
    expect(also.every(({ title, because }) => because === 'pinyin' && title.includes('宅基地'))).toBe(true)
  })
})

test('F18: what has ended or is withheld is in no list, no search, no suggestion, no count and cannot be opened', () => {
  for (const [id, word] of [
    ['notice-ending', '秘密词甲'],
    ['notice-withheld', '秘密词丙'],
  ] as const) {
    expect(reader().document(TODAY, id), id).toBeUndefined()
    expect(reader().search(word, { today: TODAY, limit: 10 })).toEqual({ hits: [], also: [], total: 0, atLeast: false })
  }
  expect(
    reader()
      .search('mm', { today: TODAY, limit: 10 })
      .also.some(({ id }) => id === 'notice-withheld'),
  ).toBe(false)
  expect(reader().search('dbbzmm', { today: TODAY, limit: 10 }).also).toEqual([])
  expect(reader().list(TODAY, listFilterSchema.parse({ limit: 200 })).total).toBe(shownTexts.length)
  expect(
    reader()
      .list(TODAY, listFilterSchema.parse({ kind: 'publicity', limit: 200 }))
      .documents.map(({ id }) => id),
  ).toEqual(['notice-today'])
  expect(reader().document('2026-11-25', 'notice-today')).toBeDefined()
  expect(reader().document('2026-11-26', 'notice-today')).toBeUndefined()
})

describe('F24: a content file that is damaged', () => {
  const path = () => generationPath(data, content.active()?.generation ?? 0)
  test.each([
    ['missing', () => rmSync(path())],
    ['empty', () => truncateSync(path(), 0)],
    ['overwritten with words', () => writeFileSync(path(), '坏了'.repeat(5000))],
    ['cut in the middle of its first page', () => truncateSync(path(), 1000)],
    [
      'of another format',
      () => {
        const db = openDurable(path())
        db.prepare(`UPDATE about SET value = '999' WHERE name = 'gram-format'`).run()
        db.pragma('journal_mode = DELETE')
        db.close()
      },
    ],
  ])('%s: it is not opened, and comes back from the blobs the same', async (_, damage) => {
    const before = found('低保')
    content.close()
    damage()
    expect(openContent(path())).toBeUndefined()
    reopen()
    expect(content.reader()).toBeUndefined()
    expect(await content.repair(TODAY)).toEqual({ ok: true, value: undefined })
    expect(found('低保')).toEqual(before)
  })

  test('where a blob is gone too it stays away and says so; the next sync brings both back', async () => {
    const active = content.active()
    content.close()
    rmSync(path())
    const blobs = readdirSync(join(data, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const body = blobs.find((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').startsWith('{"html"'))
    rmSync(join(body?.parentPath ?? '', body?.name ?? ''))
    reopen()
    expect(await content.repair(TODAY)).toMatchObject({ ok: false, error: { code: 'blob-missing' } })
    expect(content.active()).toEqual(active)
    expect(await sync()).toBe(true)
    expect(found('低保')).toEqual(scan('低保'))
  })
})

test('F38 F43: a release with a document missing is not shown; the old one stays, and a killed build leaves nothing in the way', async () => {
  const before = content.active()?.generation ?? 0
  const published = await home.publish('town', [...ALL, madeDocument('notice-new', '新的内容')])
  const added = published.ok ? published.value.documents.find(({ meta }) => meta.id === 'notice-new') : undefined
  const blob = join(home.repo, 'blobs', added?.body.sha256.slice(0, 2) ?? '', added?.body.sha256 ?? '')
  const bytes = readFileSync(blob)
  rmSync(blob)
  await expect(sync()).rejects.toThrow('blobs-missing')
  expect(content.active()?.generation).toBe(before)
  expect(found('新的内容')).toEqual([])
  writeFileSync(blob, bytes)
  writeFileSync(`${generationPath(data, before + 1)}.building`, 'left by a killed build')
  expect(await sync()).toBe(true)
  expect(found('新的内容')).toEqual(['notice-new'])
  expect(existsSync(`${generationPath(data, before + 1)}.building`)).toBe(false)
  expect(await sync()).toBe(false)
})

test('F24: any page of the content file may change on the disk: the daily look finds it, and it comes back from the blobs', async () => {
  const file = generationPath(data, content.active()?.generation ?? 0)
  const before = found('低保')
  const bytes = readFileSync(file)
  for (const page of [1, 7, Math.floor(bytes.length / 8192), Math.floor(bytes.length / 4096) - 1]) {
    const damaged = Buffer.from(bytes).fill(0x20, page * 4096 + 512, page * 4096 + 640)
    content.close()
    writeFileSync(file, damaged)
    content = openContentStore(data, ledger.content, silentLog)
    await content.scrub()
    expect(content.reader(), `page ${page}`).toBeUndefined()
    expect(await content.repair(TODAY)).toEqual({ ok: true, value: undefined })
    expect(found('低保')).toEqual(before)
  }
  expect(readdirSync(data).filter((name) => name.endsWith('.sha256')).length).toBeLessThanOrEqual(2)
})

test('F42: a stored file that was overwritten is found by looking again, and fetched again with the next sync', async () => {
  const name = readdirSync(join(data, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .find((path) => readFileSync(path, 'utf8').startsWith('{"html"'))
  const path = name ?? ''
  const whole = readFileSync(path)
  await content.scrub()
  expect(content.wants()).toBe(false)
  writeFileSync(path, Buffer.alloc(whole.length, 0x20))
  await content.scrub()
  expect(content.wants()).toBe(true)
  expect(await sync()).toBe(false)
  expect(readFileSync(path).equals(whole)).toBe(true)
  expect(content.wants()).toBe(false)
})
