// What was withdrawn and what has ended is gone from the disk: every file of the data folder is searched for its words.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SourceDocument } from '../../../hub/intake/source-document.ts'
import { silentLog } from '../../../platform/log/logger.ts'
import { folderSource } from '../../../platform/package/folder-source.ts'
import { madeDocument, NOW, temporaryFolder, town } from '../../../test/fixtures/town.ts'
import { openLedger } from '../ledger/ledger.ts'
import { syncOnce } from '../sync/sync-once.ts'
import { ensureTrust } from '../sync/trial-enrolment.ts'
import { openContentStore } from './content-store.ts'

const root = temporaryFolder()
const TODAY = '2026-11-25'
const DAY_MS = 86_400_000
let terminals = 0

const stays = madeDocument('notice-stays', '留下的字样')
const withFile = (document: SourceDocument, words: string): SourceDocument => ({
  ...document,
  media: [{ name: '名单.pdf', mediaType: 'application/pdf', bytes: Buffer.from(`%PDF-1.7 ${words}`) }],
})

async function aTerminal(documents: readonly SourceDocument[]) {
  terminals += 1
  const home = await town(join(root, `home-${terminals}`))
  const data = join(root, `terminal-${terminals}`)
  mkdirSync(data)
  const ledger = openLedger(data)
  if (!ledger.ok) throw new Error('expected a ledger')
  const open = () => openContentStore(data, ledger.value.content, silentLog)
  let content = open()
  const sync = async (now = NOW) => {
    const source = folderSource(home.repo)
    await ensureTrust(ledger.value, source, { root: undefined, now, workFolder: data })
    const order = { source, ledger: ledger.value, content, dataFolder: data, channels: ['town'], officeChannel: undefined }
    const synced = await syncOnce({ ...order, now, report: () => undefined })
    return synced.ok ? synced.value.changed : synced.error.code
  }
  const publish = async (next: readonly SourceDocument[]) => expect((await home.publish('town', next)).ok).toBe(true)
  await publish(documents)
  expect(await sync()).toBe(true)
  return {
    publish,
    sync,
    store: () => content,
    /** Writes what a kill would have left in the ledger. */
    leave: ledger.value.content.activate,
    reopen() {
      content.close()
      content = open()
    },
    shown: (id: string, day = TODAY) => content.reader()?.document(day, id) !== undefined,
    /** Files of the data folder that hold these words, in any of the ways that words lie in them. */
    holding(words: string): string[] {
      const utf8 = Buffer.from(words)
      const escaped = Buffer.from(
        JSON.stringify(words)
          .slice(1, -1)
          .replace(/[^\x20-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`),
      )
      return readdirSync(data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => {
          const bytes = readFileSync(path)
          return bytes.includes(utf8) || bytes.includes(escaped)
        })
    },
  }
}

describe('withdrawn', () => {
  test('a document that the next release does not name is gone from blobs and from both generations', async () => {
    const terminal = await aTerminal([
      stays,
      withFile(madeDocument('notice-gone', '撤下的字样', { title: '撤下的标题' }), 'list-of-people'),
    ])
    for (const words of ['撤下的字样', 'list-of-people', '撤下的标题'])
      expect(terminal.holding(words).length, words).toBeGreaterThan(0)
    await terminal.publish([stays])
    expect(await terminal.sync()).toBe(true)
    for (const words of ['撤下的字样', 'list-of-people', '撤下的标题']) expect(terminal.holding(words), words).toEqual([])
    expect(terminal.shown('notice-stays')).toBe(true)
    expect(terminal.holding('留下的字样').length).toBeGreaterThan(0)
  })

  test('the words before a correction are gone too; what is only added to costs nothing of the generation before', async () => {
    const terminal = await aTerminal([stays, madeDocument('notice-2', '写错的字样')])
    await terminal.publish([stays, madeDocument('notice-2', '改正的字样')])
    expect(await terminal.sync()).toBe(true)
    expect(terminal.holding('写错的字样')).toEqual([])
    await terminal.publish([stays, madeDocument('notice-2', '改正的字样'), madeDocument('notice-3', '又一篇')])
    expect(await terminal.sync()).toBe(true)
    expect(terminal.store().active()).toMatchObject({ generation: 3, previous: 2 })
    expect(terminal.holding('改正的字样').filter((path) => path.endsWith('.db'))).toHaveLength(2)
  })

  test('a blob that another document still needs stays', async () => {
    const terminal = await aTerminal([stays, madeDocument('notice-same', '留下的字样')])
    await terminal.publish([stays])
    expect(await terminal.sync()).toBe(true)
    expect(terminal.holding('留下的字样').some((path) => path.includes('blobs'))).toBe(true)
  })
})

describe('公示 past its end', () => {
  const publicity = withFile(
    madeDocument('notice-list', '名单上的字样', { kind: 'publicity', publicNotice: { from: '2026-11-01', until: TODAY } }),
    'names-on-the-list',
  )

  test('is shown on its last day, and from the next is gone without any sync, also when the machine was off meanwhile', async () => {
    const terminal = await aTerminal([stays, publicity])
    expect(await terminal.store().eraseEnded(TODAY)).toMatchObject({ ok: true })
    expect(terminal.shown('notice-list')).toBe(true)
    expect(terminal.holding('names-on-the-list')).toHaveLength(1)
    terminal.reopen()
    expect(await terminal.store().eraseEnded('2026-11-26')).toMatchObject({ ok: true })
    for (const words of ['名单上的字样', 'names-on-the-list']) expect(terminal.holding(words), words).toEqual([])
    expect(terminal.shown('notice-stays')).toBe(true)
    expect(await terminal.sync(new Date(NOW.getTime() + 2 * DAY_MS))).toBe(false)
    expect(terminal.holding('names-on-the-list')).toEqual([])
  })

  test('that had ended before it came is never fetched', async () => {
    const terminal = await aTerminal([stays])
    await terminal.publish([stays, publicity])
    expect(await terminal.sync(new Date(NOW.getTime() + 3 * DAY_MS))).toBe(true)
    for (const words of ['名单上的字样', 'names-on-the-list']) expect(terminal.holding(words), words).toEqual([])
  })

  test('F59: erased by a clock that ran ahead, it is fetched again when the clock is right', async () => {
    const terminal = await aTerminal([stays, publicity])
    expect(await terminal.store().eraseEnded('2026-12-30')).toMatchObject({ ok: true })
    expect(terminal.shown('notice-list')).toBe(false)
    expect(await terminal.sync()).toBe(true)
    expect(terminal.shown('notice-list')).toBe(true)
  })

  test('a damaged content file is built again without what has been erased', async () => {
    const terminal = await aTerminal([stays, publicity])
    await terminal.store().eraseEnded('2026-11-26')
    const [file] = terminal.holding('留下的字样').filter((path) => path.endsWith('.db'))
    terminal.store().close()
    writeFileSync(file ?? '', 'damaged')
    terminal.reopen()
    expect(await terminal.store().repair(TODAY)).toMatchObject({ ok: true })
    expect(terminal.shown('notice-stays')).toBe(true)
  })
})

test('a kill between the switch and the erasing: the next start does it', async () => {
  const terminal = await aTerminal([stays, madeDocument('notice-gone', '撤下的字样')])
  const gone = terminal.holding('撤下的字样').find((path) => path.includes('blobs')) ?? ''
  const bytes = readFileSync(gone)
  await terminal.publish([stays])
  expect(await terminal.sync()).toBe(true)
  // As the kill would have left it: the file is there, and the ledger says that it has to go.
  mkdirSync(join(gone, '..'), { recursive: true })
  writeFileSync(gone, bytes)
  const active = terminal.store().active()
  if (active === undefined) throw new Error('expected content')
  terminal.leave(active.generation, active.record, [gone.split('/').at(-1) ?? ''])
  terminal.reopen()
  expect(await terminal.store().eraseEnded(TODAY)).toMatchObject({ ok: true })
  expect(terminal.holding('撤下的字样')).toEqual([])
})
