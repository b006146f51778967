// F24 F25: a hub whose database is damaged, gone or empty says so in a sentence, changes nothing, and makes no empty one in its place.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silentLog } from '../../platform/log/logger.ts'
import { loadMessages } from '../../platform/messages.ts'
import { temporaryFolder } from '../../test/fixtures/town.ts'
import { hubBefore } from '../../test/support/earlier-hub.ts'
import { backUpHub } from '../backup/back-up-hub.ts'
import { hubFolders, openHubData } from '../hub.ts'

const root = temporaryFolder()
const newFolder = () => mkdtempSync(join(root, 'hub-'))
const database = (folder: string) => join(folder, 'hub.sqlite')

/** A hub that has run, and is closed. */
async function used(): Promise<string> {
  const folder = newFolder()
  const opened = await openHubData(folder, undefined, silentLog)
  if (!opened.ok) throw new Error(`expected a hub, got ${opened.error.code}`)
  await opened.value.close()
  return folder
}

/** From the middle on: its head and its schema can still be read. */
function damageTheMiddle(file: string): void {
  const middle = Math.floor(statSync(file).size / 2 / 4096) * 4096
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(statSync(file).size - middle, 0xa5), 0, undefined, middle)
  closeSync(handle)
}

async function refusal(folder: string): Promise<string> {
  const before = statSync(database(folder), { throwIfNoEntry: false }) && readFileSync(database(folder))
  const opened = await openHubData(folder, undefined, silentLog)
  if (opened.ok) throw new Error('expected no hub')
  expect(opened.error.params).toEqual({ path: database(folder) })
  expect(loadMessages().failure(opened.error)).toContain('备份')
  expect(statSync(database(folder), { throwIfNoEntry: false }) && readFileSync(database(folder))).toEqual(before)
  return opened.error.code
}

test('gone, or empty', async () => {
  const folder = await used()
  truncateSync(database(folder))
  expect(await refusal(folder)).toBe('hub-database-lost')
  rmSync(database(folder))
  expect(await refusal(folder)).toBe('hub-database-lost')
  rmSync(join(folder, 'instance.lock'))
  const fresh = await openHubData(folder, undefined, silentLog)
  expect(fresh.ok).toBe(true)
  if (fresh.ok) await fresh.value.close()
})

test('no database any more', async () => {
  const folder = await used()
  writeFileSync(database(folder), 'not a database '.repeat(1000))
  expect(await refusal(folder)).toBe('hub-database-damaged')
})

test('damaged before an upgrade: nothing is migrated', async () => {
  const folder = newFolder()
  await (await hubBefore(folder, '95-rating-follow-up')).destroy()
  damageTheMiddle(database(folder))
  expect(await refusal(folder)).toBe('hub-database-damaged')
})

test('damage that no start has met is found by the next backup', async () => {
  const folder = await used()
  damageTheMiddle(database(folder))
  const made = await backUpHub(hubFolders(folder), join(folder, 'backup'), new Date())
  expect(made).toEqual({ ok: false, error: { code: 'hub-database-damaged', params: { path: database(folder) } } })
})
