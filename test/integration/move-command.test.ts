// F13: two offices that hand on by hand: a hub that is killed in the middle, and files that somebody carries to and fro (`zwgk move`, `zwgk receive`).
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChild } from '../../build/child.ts'
import { giveAway } from '../../hub/moves/moved-terminals.ts'
import { projectFolder } from '../../platform/paths.ts'
import { hubTransferApi } from '../../shared/api/transfer.ts'
import { zwgk } from '../support/command.ts'
import { onPostgres } from '../support/hub-database.ts'
import { type HubInProcess, hubInProcess, type TestTerminal } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'
import { BAISHA, introduce } from '../support/two-offices.ts'

let qinghe: HubInProcess
let baisha: HubInProcess
let one: TestTerminal
let other: TestTerminal
let folder: string
let first: string
const second: string[] = []

const dataOf = (hub: HubInProcess) => dirname(hub.repo)
const at = (hub: HubInProcess, ...args: string[]) => zwgk([...args, '--data', dataOf(hub), '--demo'])
const codeOf = ({ host }: TestTerminal) => host.ledger.settings.get('grant')?.terminal.code ?? ''
const json = (text: unknown) => text as Record<string, unknown>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-carried-'))
  qinghe = await hubInProcess()
  baisha = await hubInProcess({ town: BAISHA })
  await introduce(qinghe, baisha)
  await introduce(baisha, qinghe)
  one = await qinghe.terminal()
  other = await qinghe.terminal()
  first = (await submitForm(one.host, 'consultation', '一')).number
  for (const words of ['二', '三']) second.push((await submitForm(other.host, 'consultation', words)).number)
  for (const { host } of [one, other]) await host.poller.round()
  await giveAway(codeOf(one), 'baisha', { account: 'admin', displayName: '某甲' }, qinghe.reception)
  await qinghe.stopHub()
})
afterAll(async () => {
  await baisha.close()
  await qinghe.close()
  rmSync(folder, { recursive: true, force: true })
})

// On PostgreSQL a command needs the database's address, which is the same code behind another door.
describe.skipIf(onPostgres)('by hand', () => {
  test('F13: killed in the middle, after the new office has taken it: the next try gets the same word, and it is there once', async () => {
    const program = join(projectFolder(), 'build', 'zwgk.ts')
    const child = startChild(process.execPath, [program, 'move', 'send', '--data', dataOf(qinghe), '--demo'], { quiet: true })
    child.ready.catch(() => undefined)
    let killed = 0
    baisha.door = async (request, through, cut) => {
      if (!request.url.endsWith(hubTransferApi.take.path)) return undefined
      const answer = await through()
      if (killed > 0) return answer
      killed += 1
      child.process.kill('SIGKILL')
      cut()
      return new Response()
    }
    await child.ended
    expect([killed, await baisha.receipts()]).toEqual([1, [first]])
    expect(at(qinghe, 'move', 'list')).toMatchObject({
      json: { moved: [{ terminal: codeOf(one), items: [{ receipt: first, state: 'waiting' }] }] },
    })
    // The command is a process of its own and the hub answers in this one: it must not wait for a child that runs synchronously.
    const again = startChild(process.execPath, [program, 'move', 'send', '--data', dataOf(qinghe), '--demo'], { quiet: true })
    again.ready.catch(() => undefined)
    await again.ended
    expect(at(qinghe, 'move', 'list')).toMatchObject({
      json: { moved: [{ items: [{ receipt: first, state: 'taken' }] }] },
    })
    expect(await baisha.receipts()).toEqual([first])
    await baisha.stopHub()
  })

  test('F13: a card is kept only with the fingerprint that the other office says', () => {
    expect(at(baisha, 'move', 'card', folder)).toMatchObject({ exit: 0, json: { file: 'zwgk-office-baisha.json' } })
    const card = join(folder, 'zwgk-office-baisha.json')
    const shown = at(qinghe, 'move', 'know', card)
    expect(shown).toMatchObject({ exit: 0, json: { kept: false, id: 'baisha' } })
    const { fingerprint } = json(shown.json)
    expect(at(qinghe, 'move', 'know', card, '--fingerprint', 'AAAA BBBB')).toMatchObject({
      json: { error: { code: 'fingerprint-other' } },
    })
    expect(at(qinghe, 'move', 'know', card, '--fingerprint', String(fingerprint))).toMatchObject({
      json: { kept: true },
    })
    expect(at(baisha, 'move', 'know', card, '--fingerprint', String(fingerprint))).toMatchObject({
      json: { error: { code: 'own-office' } },
    })
  })

  test('F13: out, there, and the answer back: each is there once, however often the file is received', () => {
    expect(at(qinghe, 'move', 'give', codeOf(other), 'baisha').exit).toBe(0)
    expect(at(qinghe, 'move', 'give', codeOf(other), 'baisha')).toMatchObject({
      json: { error: { code: 'already-moved' } },
    })
    expect(at(qinghe, 'move', 'out', folder)).toMatchObject({ json: { files: [{ transfers: 2 }] } })
    const file = join(folder, 'zwgk-transfer-qinghe-baisha.json')
    for (let n = 0; n < 2; n += 1)
      expect(at(baisha, 'receive', file)).toMatchObject({
        exit: 0,
        json: { files: [{ kind: 'transfer', taken: 2, refused: 0 }] },
      })
    const answers = join(folder, 'zwgk-transfer-answer-baisha-qinghe.json')
    // The file says no more than numbers and hashes.
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('二')
    expect(at(qinghe, 'receive', answers)).toMatchObject({ json: { files: [{ kind: 'transfer-answers', kept: 2 }] } })
    expect(at(qinghe, 'move', 'out', folder)).toMatchObject({ json: { files: [] } })
    const moved = json(at(qinghe, 'move', 'list').json)['moved'] as { items: { receipt: string; state: string }[] }[]
    expect(moved.flatMap(({ items }) => items).filter(({ receipt }) => second.includes(receipt))).toMatchObject([
      { state: 'taken' },
      { state: 'taken' },
    ])
  })

  test('F13: a file for another office, or one that is no transfer any more, is refused in a sentence', () => {
    const file = join(folder, 'zwgk-transfer-qinghe-baisha.json')
    expect(at(qinghe, 'receive', file)).toMatchObject({
      exit: 1,
      json: { files: [{ error: { code: 'transfer-not-signed' } }] },
    })
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format":1', '"format":2'))
    expect(at(baisha, 'receive', file)).toMatchObject({
      exit: 1,
      json: { files: [{ error: { code: 'stick-file-damaged' } }] },
    })
  })
})
