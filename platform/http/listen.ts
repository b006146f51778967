// Puts an app on a loopback port or a private socket, and tells a taken port from other trouble.
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { fail, ok, type Result } from '../../shared/result.ts'

export interface Listening {
  readonly server: Server
  /** Port, when it listens on one. */
  readonly port: number | undefined
  close(): Promise<void>
}

export type Address = { readonly port: number; readonly host: string } | { readonly socket: string }
type FetchApp = { fetch(request: Request, env?: unknown): Response | Promise<Response> }

/** Longest time for a client to send its head and body: a silent one does not hold a connection. */
const HEADERS_TIMEOUT_MS = 15_000
const REQUEST_TIMEOUT_MS = 120_000

/** Errors: `port-in-use` (the sentence names `option`, with which another port is chosen), `no-permission`. */
export async function listen(app: FetchApp, address: Address, option = '--port'): Promise<Result<Listening>> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    getRequestListener(app.fetch),
  )
  const started = await new Promise<Error | undefined>((resolve) => {
    server.once('error', resolve)
    const ready = () => resolve(undefined)
    if ('socket' in address) server.listen(address.socket, ready)
    else server.listen(address.port, address.host, ready)
  })
  if (started !== undefined) {
    const code = 'code' in started ? started.code : undefined
    if (code === 'EADDRINUSE') return fail('port-in-use', { port: 'port' in address ? address.port : address.socket, option })
    if (code === 'EACCES') return fail('no-permission', { path: 'port' in address ? String(address.port) : address.socket })
    throw started
  }
  const bound = server.address()
  return ok({
    server,
    port: typeof bound === 'object' && bound !== null ? bound.port : undefined,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}
