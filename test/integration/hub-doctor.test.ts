// zwgk hub doctor as somebody runs it: beside a running hub, on SQLite or PostgreSQL, with its exit code; and against servers that do not let it in.
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { hubDoctor } from '../../hub/cli/hub-doctor.ts'
import { loadMessages } from '../../platform/messages.ts'
import { temporaryFolder } from '../fixtures/town.ts'
import { zwgk } from '../support/command.ts'
import { onPostgres } from '../support/hub-database.ts'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { databaseAddress } from '../support/postgres.ts'

const PASSWORD = 'never-to-be-printed'
const root = temporaryFolder()
let world: HubInProcess
let data = ''
beforeAll(async () => {
  world = await hubInProcess()
  data = dirname(world.repo)
})
afterAll(() => world.close())

const checksSchema = z.array(z.strictObject({ topic: z.string(), state: z.enum(['ok', 'note', 'wrong']), message: z.string() }))

/** In this process: the hub of the test has to answer meanwhile. */
async function asked(values: Record<string, string> = {}) {
  const outcome = await hubDoctor.run({
    ...{ positionals: [], messages: loadMessages('zh-CN'), now: new Date(), input: process.stdin },
    ...{ passphrase: undefined, rootPassphrase: undefined, databasePassword: PASSWORD },
    values: {
      ...{ data, port: new URL(world.address).port },
      ...(world.database && { database: databaseAddress(world.database) }),
      ...values,
    },
  })
  if ('rows' in outcome) throw new Error('expected one outcome')
  expect(JSON.stringify(outcome)).not.toContain(PASSWORD)
  const checks = outcome.exit === 2 ? [] : checksSchema.parse(outcome.json['checks'])
  const of = (topic: string) => checks.find((check) => check.topic === topic)
  return { ...outcome, of, wrong: checks.filter(({ state }) => state === 'wrong').map(({ topic }) => topic) }
}

test('beside a running hub: a sentence for each matter, and what has to be done', async () => {
  const { of, lines, wrong } = await asked()
  expect(wrong.filter((topic) => !['folder-open', 'hub-keys-open'].includes(topic))).toEqual([])
  expect(of(onPostgres ? 'hub-postgres' : 'hub-database')).toMatchObject({ state: 'ok' })
  expect(of('hub-records')).toMatchObject({ state: 'ok' })
  expect(of('hub-door')).toMatchObject({ state: 'ok' })
  expect(of(onPostgres ? 'hub-backups-postgres' : 'hub-backups')).toMatchObject({ state: 'note' })
  expect(lines).toContain(`[正常] 服务端正在端口 ${new URL(world.address).port} 上运行。`)
})

test('it leaves no entry in the record of actions', async () => {
  const rows = async () => await world.hub.store.selectFrom('audit_event').selectAll().execute()
  const before = await rows()
  await asked()
  expect(await rows()).toEqual(before)
})

describe('as a process', () => {
  test('exit code 1 and one JSON object where something is wrong', () => {
    const { exit, json, log } = zwgk(['hub', 'doctor', '--data', join(root, 'none')])
    expect({ exit, log }).toEqual({ exit: 1, log: '' })
    expect(checksSchema.parse(json['checks']).at(-1)).toMatchObject({ topic: 'hub-folder', state: 'wrong' })
  })

  test('exit code 2 where it was asked wrongly, 0 for how to ask', () => {
    expect(zwgk(['hub', 'doctor']).exit).toBe(2)
    expect(zwgk(['hub', 'doctor', '--data', root, '--port', 'x']).exit).toBe(2)
    expect(zwgk(['hub', 'doctor', '--help']).exit).toBe(0)
  })

  test('all is well in a folder where no hub was begun: exit code 0', () => {
    expect(zwgk(['hub', 'doctor', '--data', mkdtempSync(join(root, 'new-'))]).exit).toBe(0)
  })
})

describe('a PostgreSQL that can’t be used', () => {
  test('nobody answers', async () => {
    const { of, exit } = await asked({ database: 'postgres://zwgk@127.0.0.1:1/hub' })
    expect(exit).toBe(1)
    expect(of('hub-postgres')).toMatchObject({ state: 'wrong', message: expect.stringContaining('连不上数据库 127.0.0.1') })
  })

  test('the password is wrong', async () => {
    const { address, close } = await refusingServer()
    try {
      const { of } = await asked({ database: address })
      expect(of('hub-postgres')).toMatchObject({ state: 'wrong', message: expect.stringContaining('不让用户“zwgk”进入') })
      expect(of('hub-records')).toBeUndefined()
    } finally {
      close()
    }
  })

  test('a password in the address is not taken', async () => {
    expect(await asked({ database: `postgres://zwgk:${PASSWORD}@127.0.0.1/hub` })).toMatchObject({
      exit: 2,
      json: { error: { code: 'database-password-in-address' } },
    })
  })
})

/** Asks for a password and refuses the one that comes (protocol 3.0: messages R and E). */
async function refusingServer() {
  const message = (kind: string, body: Buffer) => {
    const head = Buffer.alloc(5, kind)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.once('data', () => socket.end(message('E', Buffer.from('SFATAL\0VFATAL\0C28P01\0Mpassword refused\0\0'))))
      socket.write(message('R', Buffer.from([0, 0, 0, 3])))
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return { address: `postgres://zwgk@127.0.0.1:${port}/hub`, close: () => void server.close() }
}
