// A hub and a terminal as real processes on real sockets, in a folder of their own. Tests start, kill and restart them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Child, startChild } from '../../build/child.ts'
import { projectFolder } from '../../platform/paths.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi } from '../../shared/api/hub-console.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import type { Result } from '../../shared/result.ts'
import { copyDemoHub } from './prepared-demo.ts'
import { socketFetch } from './socket-fetch.ts'

const PROJECT = projectFolder()

export interface DemoWorld {
  readonly folder: string
  hubAddress(): string
  startHub(): Promise<void>
  /** kill -9. */
  killHub(): Promise<void>
  startHost(): Promise<void>
  killHost(): Promise<void>
  /** One call to the host's contract. */
  terminal<Req extends z.ZodType, Res extends z.ZodType>(
    target: Endpoint<Req, Res>,
    input: z.input<Req>,
  ): Promise<Result<z.output<Res>>>
  /** One call to the console's contract, signed in as the demo's admin. */
  console<Req extends z.ZodType, Res extends z.ZodType>(
    target: Endpoint<Req, Res>,
    input: z.input<Req>,
  ): Promise<Result<z.output<Res>>>
  /** Asks until the answer satisfies. */
  until<Value>(what: string, ask: () => Promise<Value | undefined>, withinMs?: number): Promise<Value>
  close(): Promise<void>
}

export function demoWorld(): DemoWorld {
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-world-'))
  const socket = join(folder, 'host.sock')
  let hub: Child | undefined
  let host: Child | undefined
  let address = 'http://127.0.0.1:0'
  let enrolmentCode: string | undefined
  let login: { name: string; password: string } | undefined
  let session: { cookie: string; csrf: string } | undefined

  async function signIn(): Promise<{ cookie: string; csrf: string }> {
    if (login === undefined) throw new Error('expected a started hub')
    let cookie = ''
    const signedIn = await callEndpoint(
      async (request) => {
        const response = await fetch(request)
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
        return response
      },
      address,
      hubConsoleApi.signIn,
      login,
    )
    if (!signedIn.ok) throw new Error(`expected to sign in, got ${signedIn.error.code}`)
    return { cookie, csrf: signedIn.value.csrf }
  }

  const world: DemoWorld = {
    folder,
    hubAddress: () => address,

    async startHub() {
      const port = new URL(address).port
      const first = enrolmentCode === undefined
      if (first) await copyDemoHub(join(folder, 'hub'))
      hub = startChild(
        process.execPath,
        [
          join(PROJECT, 'hub', 'main.ts'),
          ...['--data', join(folder, 'hub'), '--port', port, '--demo'],
          ...(first ? ['--demo-terminal', 'test'] : []),
        ],
        { quiet: true },
      )
      const facts = await hub.ready
      address = String(facts['address'])
      if (first) enrolmentCode = String(facts['enrolmentCode'])
      login = (facts['logins'] as { name: string; password: string }[]).find(({ name }) => name === 'admin')
    },

    async killHub() {
      hub?.process.kill('SIGKILL')
      await hub?.ended
      session = undefined
    },

    async startHost() {
      rmSync(socket, { force: true })
      host = startChild(
        process.execPath,
        [
          join(PROJECT, 'electron', 'host', 'main.ts'),
          ...['--data', join(folder, 'terminal'), '--socket', socket, '--hub', address],
          ...(enrolmentCode === undefined ? [] : ['--enrol', enrolmentCode]),
        ],
        { quiet: true },
      )
      await host.ready
    },

    async killHost() {
      host?.process.kill('SIGKILL')
      await host?.ended
    },

    terminal: (target, input) => callEndpoint(socketFetch(socket), 'http://terminal', target, input),

    async console(target, input) {
      session ??= await signIn()
      return await callEndpoint(fetch, address, target, input, { cookie: session.cookie, [CSRF_HEADER]: session.csrf })
    },

    async until(what, ask, withinMs = 30_000) {
      const end = Date.now() + withinMs
      while (Date.now() < end) {
        const answer = await ask()
        if (answer !== undefined) return answer
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`expected ${what} within ${withinMs} ms`)
    },

    async close() {
      await host?.stop()
      await hub?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return world
}

/** Waits until the terminal shows content and knows its office. */
export async function untilSynced(world: DemoWorld): Promise<void> {
  await world.until('the first sync', async () => {
    const state = await world.terminal(terminalApi.state, {})
    return state.ok && state.value.content !== undefined && state.value.office !== undefined ? true : undefined
  })
}
