// A hub in good order, running and at rest, with copies of it for a test of the doctor to break.
import { chmodSync, cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { backUpDated } from '../../hub/backup/dated-backups.ts'
import { examineHub } from '../../hub/doctor/examine.ts'
import type { HubDoctorInput } from '../../hub/doctor/finding.ts'
import { hubFolders } from '../../hub/hub.ts'
import type { Finding } from '../../platform/doctor/finding.ts'
import { findingSentence } from '../../platform/doctor/outcome.ts'
import { makeFolder } from '../../platform/files/durable.ts'
import { type Language, loadMessages } from '../../platform/messages.ts'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { temporaryFolder } from '../fixtures/town.ts'
import { type HubInProcess, hubInProcess } from './hub-in-process.ts'
import { demoRepository } from './prepared-demo.ts'

const LANGUAGES: readonly Language[] = ['zh-CN', 'ko', 'en']

export interface BrokenHub {
  readonly root: string
  /** Data folder of the running hub. */
  readonly running: string
  readonly backups: string
  readonly world: HubInProcess
  /** The same hub at rest, in a folder of its own. */
  copied(): string
  /** A copy of it, changed. */
  broken(breakIt: (data: string) => void): string
  /** All that is found, each with its sentence in three languages. */
  found(data: string, change?: Partial<HubDoctorInput>): Promise<Finding[]>
  /** Topics and states of what is not in order. */
  told(data: string, change?: Partial<HubDoctorInput>): Promise<string[]>
}

/** Ready before the tests of the file that asks for it. */
export function brokenHub(): BrokenHub {
  const root = temporaryFolder()
  const running = join(root, 'hub')
  const atRest = join(root, 'at-rest')
  const backups = join(root, 'backups')
  let world: HubInProcess | undefined
  const here = (): HubInProcess => {
    if (world === undefined) throw new Error('expected a running hub')
    return world
  }

  beforeAll(async () => {
    makeFolder(running, 0o700)
    await demoRepository(hubFolders(running))
    chmodSync(join(running, 'keys'), 0o700)
    const first = await hubInProcess({ seeded: running })
    for (const name of ['officer', 'editor']) {
      await first.hub.accounts.create({ name, displayName: '某甲', roles: ['officer'] }, 'a password', {
        demo: true,
      })
      const body = JSON.stringify({ name, password: 'a password' })
      const { status } = await first.hub.app.request(hubConsoleApi.signIn.path, { method: 'POST', body })
      expect(status).toBe(200)
    }
    await first.terminal()
    await first.close()
    copy(running, atRest)
    expect((await backUpDated(hubFolders(running), backups, { now: new Date(), keep: 3 })).ok).toBe(true)
    world = await hubInProcess({ seeded: running })
  }, 120_000)
  afterAll(() => world?.close())

  const found: BrokenHub['found'] = async (data, change = {}) => {
    const port = Number(new URL(here().address).port)
    const findings = await examineHub({
      ...{ folders: hubFolders(data), options: undefined, backups, passphrase: undefined, now: new Date() },
      start: start(port),
      ...change,
    })
    for (const finding of findings)
      for (const language of LANGUAGES)
        expect(findingSentence(finding, loadMessages(language)), finding.topic).not.toMatch(/^doctor:|\{\{|:\w+\.\w+/)
    return findings
  }

  const copied = () => {
    const data = mkdtempSync(join(root, 'copy-'))
    copy(atRest, data)
    return data
  }

  return {
    ...{ root, running, backups, copied, found },
    get world() {
      return here()
    },
    broken(breakIt) {
      const data = copied()
      breakIt(data)
      return data
    },
    async told(data, change) {
      const findings = await found(data, change)
      return findings.filter(({ state }) => state !== 'ok').map(({ topic, state }) => `${topic} ${state}`)
    },
  }
}

export const database = (data: string) => join(data, 'hub.sqlite')
export const timestamp = (data: string) => readFileSync(join(data, 'repo/metadata/timestamp.json'), 'utf8')
/** With what the hub of the demo town is started. */
export const start = (port: number) => ({ port, database: undefined, officeChannel: 'town' })

/** Node copies the modes of files, and makes folders open. */
export function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
  for (const folder of [to, join(to, 'keys')]) chmodSync(folder, 0o700)
}

/** Something at a port of its own that answers all with the same bytes; with none it says nothing. */
export async function withServer<Value>(answer: string | undefined, act: (port: number) => Promise<Value>): Promise<Value> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    if (answer !== undefined) socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    return await act(typeof address === 'object' && address !== null ? address.port : 0)
  } finally {
    server.close()
  }
}

/** As a hub answers that shows this timestamp. */
export function httpAnswer(body: string, status = '200 OK'): string {
  const bytes = Buffer.byteLength(body)
  return `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\nconnection: close\r\n\r\n${body}`
}
