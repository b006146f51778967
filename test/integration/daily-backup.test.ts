// The hub's daily backup: whole, while the hub works, without its keys, and only so many as are asked for.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dailyBackup } from '../../hub/cli/daily-backup.ts'
import { openHub } from '../../hub/hub.ts'
import type { Outcome } from '../../platform/cli/command.ts'
import { silentLog } from '../../platform/log/logger.ts'
import { loadMessages } from '../../platform/messages.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'

let world: HubInProcess
let data = ''
const folder = mkdtempSync(join(tmpdir(), 'zwgk-daily-backup-'))
const out = join(folder, 'copies')
const messages = loadMessages('zh-CN')
beforeAll(async () => {
  world = await hubInProcess()
  data = dirname(world.repo)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function backUp(now: string, values: Record<string, string> = {}): Promise<Outcome> {
  const input = { positionals: [], messages, passphrase: undefined, rootPassphrase: undefined, input: process.stdin }
  const outcome = await dailyBackup.run({ ...input, values: { data, out, ...values }, now: new Date(now) })
  if ('rows' in outcome) throw new Error('expected one outcome')
  return outcome
}

test('F28: a copy made while the hub receives opens as a hub again, with everything received', async () => {
  const terminal = await world.terminal()
  const { number } = await submitForm(terminal.host, 'consultation', '备份以前送到的')
  await terminal.host.poller.round()
  expect(await backUp('2026-11-25T18:30:00Z')).toMatchObject({ exit: 0, json: { removed: 0 } })
  const copy = join(out, 'zwgk-hub-20261125T183000Z')
  expect(readdirSync(copy).sort()).toEqual(['hub.sqlite', 'repo'])

  const restored = join(folder, 'restored')
  cpSync(copy, restored, { recursive: true })
  cpSync(join(data, 'keys'), join(restored, 'keys'), { recursive: true })
  const folders = { data: restored, repo: join(restored, 'repo'), keys: join(restored, 'keys') }
  const options = { officeChannel: 'town', terminalPrefix: 'QH', pages: undefined, log: silentLog }
  const hub = await openHub({ folders, unlocking: { demo: true }, ...options })
  if (!hub.ok) throw new Error(`expected a hub, got ${hub.error.code}`)
  const rows = await hub.value.store.selectFrom('submission').select('receipt').execute()
  expect(rows).toEqual([{ receipt: number }])
  expect((await hub.value.app.request('/repo/metadata/timestamp.json')).status).toBe(200)
  await hub.value.close()
})

test('so many are kept as asked for, and nothing else in the folder is touched', async () => {
  mkdirSync(join(out, 'zwgk-hub-notes'))
  for (const day of ['26', '27', '28']) expect((await backUp(`2026-11-${day}T18:30:00Z`, { keep: '2' })).exit).toBe(0)
  expect(readdirSync(out).sort()).toEqual(['zwgk-hub-20261127T183000Z', 'zwgk-hub-20261128T183000Z', 'zwgk-hub-notes'])
  expect((await backUp('2026-11-28T18:30:00Z')).json).toMatchObject({ error: { code: 'backup-exists' } })
})

test('what is no hub, and a number that is none, are refused and leave nothing', async () => {
  const nowhere = join(folder, 'nowhere')
  expect((await backUp('2026-11-29T18:30:00Z', { data: folder, out: nowhere })).json).toMatchObject({
    error: { code: 'no-hub-database' },
  })
  for (const keep of ['0', '-1', 'all', '1e9'])
    expect((await backUp('2026-11-29T18:30:00Z', { keep, out: nowhere })).exit).toBe(2)
  expect(existsSync(nowhere)).toBe(false)
})
