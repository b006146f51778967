// Carries a page's request to the host's private socket and the answer back, both as streams. A host that is starting anew is waited for.
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { GRANT_HEADER } from '../../shared/api/terminal-shell.ts'
import type { HostProcess } from './host-process.ts'

/** Before the second, third, ... try: a killed host's socket refuses some milliseconds before its end is known here. */
const PAUSES_MS = [50, 250, 1_000]
/** What a page may tell the host about its request; all else (cookies, origin, agent) stays here. */
const REQUEST_HEADERS = ['accept', 'content-type', 'range', 'last-event-id', GRANT_HEADER]
/** Belong to the one connection between shell and host. */
const CONNECTION_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'trailer', 'upgrade'])

export type Gateway = (request: Request) => Promise<Response>

export function hostGateway(host: Pick<HostProcess, 'ready'>, socketPath: string): Gateway {
  return async (request) => {
    for (const pause of [undefined, ...PAUSES_MS]) {
      if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause))
      if (!(await host.ready())) break
      const socket = await connected(socketPath)
      // Nothing was sent, so any request may try again.
      if (socket === undefined) continue
      try {
        return answerOf(await send(request, socket))
      } catch {
        // The host may have done what was asked before it went: only a question is asked twice.
        if (request.method !== 'GET') break
      }
    }
    return Response.json({ error: { code: 'unreachable' } }, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}

function connected(socketPath: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined))
  })
}

function send(request: Request, socket: Socket): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { pathname, search } = new URL(request.url)
    const headers = REQUEST_HEADERS.flatMap((name) => {
      const value = request.headers.get(name)
      return value === null ? [] : [[name, value]]
    })
    const outgoing = httpRequest(
      {
        createConnection: () => socket,
        method: request.method,
        path: `${pathname}${search}`,
        headers: { host: 'terminal', ...Object.fromEntries(headers) },
      },
      resolve,
    )
    outgoing.once('error', reject)
    if (request.body === null) outgoing.end()
    else
      Readable.fromWeb(request.body as NodeStream<Uint8Array>)
        .on('error', reject)
        .pipe(outgoing)
  })
}

function answerOf(incoming: IncomingMessage): Response {
  const headers = new Headers({ 'x-content-type-options': 'nosniff' })
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !CONNECTION_HEADERS.has(name)) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const status = incoming.statusCode ?? 502
  const empty = status === 204 || status === 304
  if (empty) incoming.resume()
  return new Response(empty ? null : bodyOf(incoming), { status, headers })
}

/** Own stream instead of Readable.toWeb: that one throws out of reach when the page goes away while a piece arrives. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let open = true
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const once = (end: () => void) => () => {
        if (open) end()
        open = false
      }
      incoming.on('data', (part: Buffer) => {
        if (!open) return
        controller.enqueue(part)
        if ((controller.desiredSize ?? 1) <= 0) incoming.pause()
      })
      incoming.on(
        'end',
        once(() => controller.close()),
      )
      incoming.on(
        'error',
        once(() => controller.error(new Error('the host went away'))),
      )
      incoming.on(
        'close',
        once(() => controller.error(new Error('the host went away'))),
      )
    },
    pull: () => void incoming.resume(),
    cancel() {
      open = false
      incoming.destroy()
    },
  })
}
