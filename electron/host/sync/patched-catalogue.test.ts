import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silentLog } from '../../../platform/log/logger.ts'
import { folderSource } from '../../../platform/package/folder-source.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { madeDocument, NOW, temporaryFolder, town } from '../../../test/fixtures/town.ts'
import { openContentStore } from '../content/content-store.ts'
import { openLedger } from '../ledger/ledger.ts'
import { syncOnce } from './sync-once.ts'
import { ensureTrust } from './trial-enrolment.ts'

const DOCUMENTS = Array.from({ length: 40 }, (_, i) => madeDocument(`notice-${i}`, `正文${i}`))

/** A town with its first release on a terminal; `sync` gives back the files that were asked for. */
async function terminalWithFirstRelease() {
  const root = temporaryFolderOfThis()
  const home = await town(join(root, 'home'))
  await home.publish('town', DOCUMENTS)
  const data = join(root, 'terminal')
  mkdirSync(data)
  const opened = openLedger(data)
  if (!opened.ok) throw new Error('expected a ledger')
  const ledger = opened.value
  const content = openContentStore(data, ledger.content, silentLog)
  const sync = async () => {
    const asked: string[] = []
    const folder = folderSource(home.repo)
    const read: PackageSource['read'] = async (path, maxBytes) => {
      const bytes = await folder.read(path, maxBytes)
      if (bytes.ok) asked.push(path)
      return bytes
    }
    const source = { ...folder, read }
    await ensureTrust(ledger, source, { root: undefined, now: NOW, workFolder: data })
    const order = { source, ledger, content, dataFolder: data, channels: ['town'], officeChannel: undefined, now: NOW }
    const synced = await syncOnce({ ...order, report: () => undefined })
    return { synced, asked }
  }
  const first = await sync()
  expect(first.synced.ok).toBe(true)
  const title = (id: string) => content.reader()?.document('2026-11-25', id)?.meta.title
  const close = () => {
    content.close()
    ledger.close()
  }
  return { home, sync, title, close }
}

const shared = temporaryFolder()
let folders = 0
function temporaryFolderOfThis(): string {
  folders += 1
  const folder = join(shared, String(folders))
  mkdirSync(folder)
  return folder
}

const changed = DOCUMENTS.with(7, madeDocument('notice-7', '改过的正文', { title: '改过的通知' }))
const ofCatalogue = (paths: readonly string[]) => paths.filter((path) => path.startsWith('targets/'))

test('one document changes: the patch travels and the whole catalogue does not', async () => {
  const { home, sync, title, close } = await terminalWithFirstRelease()
  await home.publish('town', changed)
  const { synced, asked } = await sync()
  expect(synced.ok && synced.value.changed).toBe(true)
  expect(title('notice-7')).toBe('改过的通知')
  expect(ofCatalogue(asked)).toEqual([expect.stringMatching(/\.from-[0-9a-f]{64}\.json$/)])
  // Nothing new: nothing is asked for but the signed metadata.
  expect(ofCatalogue((await sync()).asked)).toEqual([])
  close()
})

test.each(['{', '{"format":1,"from":"x","pieces":[]}', '[]', 'null'])(
  'a patch that is damaged or hostile (%s) costs nothing: the whole catalogue is read',
  async (bytes) => {
    const { home, sync, title, close } = await terminalWithFirstRelease()
    await home.publish('town', changed)
    const folder = join(home.repo, 'targets', 'town')
    const patches = readdirSync(folder).filter((name) => name.includes('.from-'))
    expect(patches).toHaveLength(1)
    for (const name of patches) writeFileSync(join(folder, name), bytes)
    const { synced, asked } = await sync()
    expect(synced.ok && synced.value.changed).toBe(true)
    expect(title('notice-7')).toBe('改过的通知')
    expect(ofCatalogue(asked).at(-1)).toMatch(/\.catalogue\.json$/)
    close()
  },
)
