// The memory of the host as it is installed: the bundle in a process of its own, asked over HTTP as the page asks.
import { join } from 'node:path'
import { PAGES } from '../../../build/build-pages.ts'
import { startChild } from '../../../build/child.ts'
import { HOST_ENVIRONMENT, HOST_NODE_SWITCHES } from '../../../electron/host/node-switches.ts'
import { projectFolder } from '../../../platform/paths.ts'
import { callEndpoint } from '../../../shared/api/endpoint.ts'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { ownBytes, residentBytes } from '../process-facts.ts'
import { LISTED } from './contender.ts'

export interface HostMemory {
  readonly rssBytes: number
  /** Without mapped files; undefined where the system does not tell. */
  readonly ownBytes: number | undefined
}

/** After every query once and a look for news, on the terminal's data in `folder`. */
export async function installedHostMemory(folder: string, queries: readonly string[]): Promise<HostMemory> {
  const program = join(projectFolder(), 'dist', 'browser', 'main.mjs')
  const args = [...HOST_NODE_SWITCHES, program, '--data', join(folder, 'terminal'), '--pages', PAGES]
  const host = startChild(process.execPath, args, { quiet: true, env: { ...process.env, ...HOST_ENVIRONMENT } })
  try {
    const address = String((await host.ready)['address'])
    const entered = await fetch(address, { redirect: 'manual' })
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const ask = async (request: Request) => {
      request.headers.set('cookie', cookie)
      return await fetch(request)
    }
    const { origin } = new URL(address)
    for (const q of queries) {
      const answer = await callEndpoint(ask, origin, terminalApi.search, { q, limit: String(LISTED) })
      if (!answer.ok) throw new Error(`expected an answer, got ${answer.error.code}`)
    }
    await callEndpoint(ask, origin, terminalApi.syncNow, {})
    const pid = host.process.pid ?? 0
    return { rssBytes: residentBytes(pid), ownBytes: ownBytes(pid) }
  } finally {
    await host.stop()
  }
}
