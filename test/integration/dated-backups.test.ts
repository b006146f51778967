// The hub's daily backup: whole, while the hub works, without its keys, and only so many as are asked for.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restoreHub } from '../../hub/backup/restore-hub.ts'
import { hubBackup } from '../../hub/cli/hub-backup.ts'
import { openForReading } from '../../hub/store/open-for-reading.ts'
import type { Outcome } from '../../platform/cli/command.ts'
import { loadMessages } from '../../platform/messages.ts'
import { onPostgres } from '../support/hub-database.ts'
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
  const secrets = { passphrase: undefined, rootPassphrase: undefined, databasePassword: undefined }
  const input = { positionals: [], messages, ...secrets, input: process.stdin, now: new Date(now) }
  const outcome = await hubBackup.run({ ...input, values: { data, out, keep: '14', ...values } })
  if ('rows' in outcome) throw new Error('expected one outcome')
  return outcome
}

describe.skipIf(onPostgres)('dated backups', () => {
  test('F28: a copy made while the hub receives has its own name and is restored with everything received', async () => {
    const terminal = await world.terminal()
    const { number } = await submitForm(terminal.host, 'consultation', '备份以前送到的')
    await terminal.host.poller.round()
    const copy = join(out, 'zwgk-hub-20261125T183000Z')
    expect(await backUp('2026-11-25T18:30:00Z')).toMatchObject({ exit: 0, json: { out: copy, removed: 0 } })
    expect(readdirSync(copy).sort()).toEqual(['backup.json', 'hub.sqlite', 'repo'])
    const restored = await restoreHub(copy, join(folder, 'restored'), join(data, 'keys'))
    expect(restored).toMatchObject({ ok: true, value: { keysWrong: [] } })
    const store = await openForReading(join(folder, 'restored'), undefined)
    if (!store.ok) throw new Error(`expected a store, got ${store.error.code}`)
    expect(await store.value.selectFrom('submission').select('receipt').execute()).toEqual([{ receipt: number }])
    await store.value.destroy()
  })

  test('so many are kept as asked for, what a kill left is cleared away, and nothing else in the folder is touched', async () => {
    mkdirSync(join(out, 'zwgk-hub-notes'))
    mkdirSync(join(out, 'zwgk-hub-20261120T183000Z.part'))
    for (const day of ['26', '27', '28']) expect((await backUp(`2026-11-${day}T18:30:00Z`, { keep: '2' })).exit).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['zwgk-hub-20261127T183000Z', 'zwgk-hub-20261128T183000Z', 'zwgk-hub-notes'])
    expect((await backUp('2026-11-28T18:30:00Z')).json).toMatchObject({ error: { code: 'backup-exists' } })
  })

  test('what is no hub, and a number that is none, are refused and leave nothing', async () => {
    const nowhere = join(folder, 'nowhere')
    expect((await backUp('2026-11-29T18:30:00Z', { data: folder, out: nowhere })).json).toMatchObject({
      error: { code: 'file-missing' },
    })
    for (const keep of ['', '0', '-1', 'all', '1e9'])
      expect((await backUp('2026-11-29T18:30:00Z', { keep, out: nowhere })).exit).toBe(2)
    expect(existsSync(nowhere)).toBe(false)
  })
})
