// The ledger by the command line: backed up while the terminal works, restored on a new disk, and the hub has everything once.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reply } from '../../hub/reception/answer.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import { sentence, zwgk } from '../support/command.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'

let world: HubInProcess
const folder = mkdtempSync(join(tmpdir(), 'zwgk-backup-'))
beforeAll(async () => {
  world = await hubInProcess()
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})
const shut = () => new Response('shut', { status: 503 })

test('F12 F28: yesterday’s backup on a new disk: what waited goes out, nothing twice, no number again, and the replies come again', async () => {
  const terminal = await world.terminal()
  const sent = await submitForm(terminal.host, 'consultation', '备份前已送达')
  await terminal.host.poller.round()
  world.door = shut
  const waiting = await submitForm(terminal.host, 'consultation', '备份时还没送出')
  const file = join(folder, 'yesterday.sqlite')
  expect(zwgk(['backup', '--data', terminal.data, '--out', file])).toMatchObject({ exit: 0, json: { submissions: 2 } })
  // The terminal's own key is in it.
  expect(statSync(file).mode & 0o077).toBe(0)
  const later = await submitForm(terminal.host, 'consultation', '备份后送达')
  world.door = () => undefined
  await terminal.host.poller.round()
  const { id } = await world.hub.store
    .selectFrom('submission')
    .select('id')
    .where('receipt', '=', waiting.number)
    .executeTakeFirstOrThrow()
  expect((await reply(id, '请带身份证来窗口。', '青禾镇', world.reception)).ok).toBe(true)
  // Twice: the reply is kept with the first round and confirmed with the second.
  await terminal.host.poller.round()
  await terminal.host.poller.round()
  await terminal.close()

  const data = join(folder, 'new-disk')
  expect(zwgk(['restore', file, '--data', data])).toMatchObject({ exit: 0, json: { submissions: 2, notTaken: 0 } })
  const { host } = await world.terminal({ data })
  // Content comes anew first; the office file is part of it.
  await host.poller.round()
  const next = await submitForm(host, 'consultation', '恢复后的第一件')
  await host.poller.round()
  await host.poller.round()
  expect(host.state().queue).toEqual({ waiting: 0, refused: 0 })
  expect(next.number).toContain('-C00001-')
  expect(await world.receipts()).toEqual([sent.number, waiting.number, later.number, next.number].sort())
  const fetcher = async (asked: Request) => await host.app.fetch(asked)
  const status = await callEndpoint(fetcher, 'http://terminal', terminalApi.receipt, waiting)
  expect(status.ok && status.value.reply?.body).toBe('请带身份证来窗口。')
})

test('a backup does not replace a file, and a file that is no backup changes nothing', async () => {
  const { data, host } = await world.terminal()
  const file = join(folder, 'taken')
  writeFileSync(file, 'something else')
  expect(sentence(zwgk(['backup', '--data', data, '--out', file]))).toContain('没有覆盖')
  expect(sentence(zwgk(['backup', '--data', folder, '--out', join(folder, 'b')]))).toContain('没有终端的台账')
  expect(sentence(zwgk(['backup', '--data', data, '--out', join(folder, 'none', 'b')]))).toContain('备份没有写成')
  expect(sentence(zwgk(['restore', join(folder, 'no-file'), '--data', data]))).toContain('找不到')
  expect(sentence(zwgk(['restore', file, '--data', data]))).toContain('不是完好的台账备份')
  const good = join(folder, 'good.sqlite')
  expect(zwgk(['backup', '--data', data, '--out', good]).exit).toBe(0)
  expect(sentence(zwgk(['restore', good, '--data', data]))).toContain('终端程序已在运行')
  expect(host.state().queue.waiting).toBe(0)
})
