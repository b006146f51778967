// Every hostile package of the collection, handed to a terminal that shows release 2: refused with the right code, the shown text stays,
// nothing is written beside the data folder, and the next good release is taken.
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openContentStore } from '../../electron/host/content/content-store.ts'
import { openDataFolder } from '../../electron/host/data-folder.ts'
import { syncOnce } from '../../electron/host/sync/sync-once.ts'
import { ensureTrust } from '../../electron/host/sync/trial-enrolment.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { folderSource } from '../../platform/package/folder-source.ts'
import type { PackageSource } from '../../platform/package/source.ts'
import { contentCases } from '../fixtures/hostile/content-cases.ts'
import { EVIL_TEXT, muchRotated, NEXT_TEXT, openForge, SHOWN_TEXT } from '../fixtures/hostile/forge.ts'
import { metadataCases } from '../fixtures/hostile/metadata-cases.ts'
import { NOW, temporaryFolder } from '../fixtures/town.ts'

const folder = temporaryFolder()
const made = join(folder, 'made')
mkdirSync(made)
const forge = await openForge(made)
const { home, good } = forge
const cases = [...metadataCases(forge), ...contentCases(forge)]
const template = join(folder, 'template')
let terminals = 0

/** A terminal as it stands at release 2, closed; each case gets a copy. */
async function prepare(): Promise<void> {
  const first = terminalAt(template)
  const source = folderSource(home.repo)
  const trust = await ensureTrust(first.ledger, source, { root: undefined, now: NOW, workFolder: template })
  expect(trust.ok).toBe(true)
  expect(await first.take(source)).toBe('changed')
  expect(first.shown()).toBe(SHOWN_TEXT)
  first.close()
}
await prepare()

function terminalAt(path: string) {
  const data = openDataFolder(path)
  if (!data.ok) throw new Error(data.error.code)
  const { ledger } = data.value
  const content = openContentStore(path, ledger.content, silentLog)
  return {
    ledger,
    async take(source: PackageSource, now = NOW): Promise<string> {
      const order = {
        source,
        ledger,
        content,
        dataFolder: path,
        channels: ['town'],
        officeChannel: undefined,
        now,
        report: () => undefined,
      }
      const synced = await syncOnce(order)
      return synced.ok ? (synced.value.changed ? 'changed' : 'unchanged') : synced.error.code
    },
    shown: () => content.reader()?.document('2026-11-25', 'notice-1')?.text,
    close() {
      content.close()
      data.value.close()
    },
  }
}

test.each(cases)('$name', async ({ codes, make }) => {
  terminals += 1
  const room = join(folder, `room-${terminals}`)
  mkdirSync(room)
  cpSync(template, join(room, 'data'), { recursive: true })
  const terminal = terminalAt(join(room, 'data'))
  const { source, now = NOW, next = good } = await make()
  const answer = await terminal.take(source, now)
  expect(codes).toContain(answer)
  // A source with two faces may also be taken: then by the face that was checked.
  expect(terminal.shown()).toBe(answer === 'changed' ? NEXT_TEXT : SHOWN_TEXT)
  expect(readdirSync(room)).toEqual(['data'])
  expect(readdirSync(join(room, 'data')).filter((name) => name.startsWith('trust-'))).toEqual([])
  expect(['changed', ...(answer === 'changed' ? ['unchanged'] : [])]).toContain(await terminal.take(folderSource(next), now))
  expect(terminal.shown()).toBe(NEXT_TEXT)
  expect(terminal.shown()).not.toContain(EVIL_TEXT)
  terminal.close()
})

test('F54: forty changes of keys are no attack: the terminal follows and takes the release', async () => {
  const data = join(folder, 'patient')
  cpSync(template, data, { recursive: true })
  const terminal = terminalAt(data)
  expect(await terminal.take(folderSource(await muchRotated(folder, home, good)))).toBe('changed')
  expect(terminal.shown()).toBe(NEXT_TEXT)
  terminal.close()
})
