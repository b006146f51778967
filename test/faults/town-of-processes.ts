// Hub and terminal as processes that a family may kill and start again, and the people in front of the terminal.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Child, startChild } from '../../build/child.ts'
import { projectFolder } from '../../platform/paths.ts'
import { callEndpoint, type Endpoint } from '../../shared/api/endpoint.ts'
import { terminalApi } from '../../shared/api/terminal.ts'
import type { Result } from '../../shared/result.ts'
import { filledForm } from '../support/filled-forms.ts'
import { socketFetch } from '../support/socket-fetch.ts'
import { withoutDisk } from './program.ts'
import type { TownFolders } from './seeded-town.ts'

const PROJECT = projectFolder()
const PATIENCE_MS = 60_000
const TRY_AGAIN_MS = 25

export interface ProcessOptions {
  readonly hubEnv?: Readonly<Record<string, string>>
  readonly hostEnv?: Readonly<Record<string, string>>
  /** Modules that the host's Node loads first. */
  readonly hostImports?: readonly string[]
  /** Folder whose folders are sticks. */
  readonly sticks?: string
}

export interface TownOfProcesses {
  readonly folders: TownFolders
  startHub(): Promise<void>
  startHost(): Promise<void>
  killHub(): Promise<void>
  killHost(): Promise<void>
  /** Resolves when the process is gone, however it went. */
  hostEnded(): Promise<number>
  hubEnded(): Promise<number>
  ask<Req extends z.ZodType, Res extends z.ZodType>(
    target: Endpoint<Req, Res>,
    input: z.input<Req>,
    headers?: Record<string, string>,
  ): Promise<Result<z.output<Res>>>
  /** Someone opens a form, fills it in and taps until a receipt shows; gives its number. */
  person(words: string): Promise<string>
  /** Asks until nothing waits any more. */
  drained(): Promise<void>
  until<Value>(what: string, ask: () => Promise<Value | undefined> | Value | undefined): Promise<Value>
  stop(): Promise<void>
}

export function townOfProcesses(folders: TownFolders, socket: string, options: ProcessOptions = {}): TownOfProcesses {
  let hub: Child | undefined
  let host: Child | undefined
  let port = '0'

  const start = (
    file: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    imports: readonly string[] = [],
  ) =>
    startChild(process.execPath, [...imports.flatMap((module) => ['--import', module]), join(PROJECT, file), ...args], {
      quiet: true,
      env: { ...withoutDisk(process.env), ...env },
    })

  const town: TownOfProcesses = {
    folders,

    async startHub() {
      hub = start('test/faults/programs/hub-process.ts', ['--data', folders.hub, '--port', port], options.hubEnv)
      port = String((await hub.ready)['port'])
    },

    async startHost() {
      rmSync(socket, { force: true })
      const args = ['--data', folders.terminal, '--socket', socket, '--hub', `http://127.0.0.1:${port}`]
      if (options.sticks !== undefined) args.push('--sticks', options.sticks)
      host = start('electron/host/main.ts', args, options.hostEnv, options.hostImports)
      await host.ready
    },

    async killHub() {
      hub?.process.kill('SIGKILL')
      await hub?.ended
    },

    async killHost() {
      host?.process.kill('SIGKILL')
      await host?.ended
    },

    hostEnded: async () => (await host?.ended) ?? 0,
    hubEnded: async () => (await hub?.ended) ?? 0,

    ask: (target, input, headers) => callEndpoint(socketFetch(socket), 'http://terminal', target, input, headers),

    async person(words) {
      const form = await town.until('a form', async () => {
        const opened = await town.ask(terminalApi.openForm, { kind: 'consultation' })
        return opened.ok ? opened.value : undefined
      })
      const filled = { ...form, kind: 'consultation' as const, answers: filledForm('consultation', words) }
      return await town.until('a receipt', async () => {
        const receipt = await town.ask(terminalApi.submit, filled)
        return receipt.ok ? receipt.value.number : undefined
      })
    },

    async drained() {
      await town.until('an empty outbox', async () => {
        const state = await town.ask(terminalApi.state, {})
        if (state.ok && state.value.queue.waiting === 0) return true
        await town.ask(terminalApi.syncNow, {})
        return undefined
      })
    },

    async until(what, ask) {
      const end = Date.now() + PATIENCE_MS
      while (Date.now() < end) {
        const answer = await ask()
        if (answer !== undefined) return answer
        await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS))
      }
      throw new Error(`expected ${what} within ${PATIENCE_MS} ms`)
    },

    async stop() {
      await host?.stop()
      await hub?.stop()
    },
  }
  return town
}
