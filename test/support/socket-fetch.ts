// fetch over a private socket: tests talk to the real host process as the shell does.
import { request as httpRequest } from 'node:http'
import type { Fetch } from '../../shared/api/endpoint.ts'

export function socketFetch(socketPath: string): Fetch {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const body = Buffer.from(await request.arrayBuffer())
    return await new Promise<Response>((resolve, reject) => {
      const outgoing = httpRequest(
        {
          socketPath,
          path: `${pathname}${search}`,
          method: request.method,
          headers: Object.fromEntries(request.headers),
          timeout: 30_000,
        },
        (incoming) => {
          const parts: Buffer[] = []
          incoming.on('data', (part: Buffer) => parts.push(part))
          incoming.on('error', reject)
          incoming.on('end', () => resolve(new Response(Buffer.concat(parts), { status: incoming.statusCode ?? 500 })))
        },
      )
      outgoing.on('error', reject)
      outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')))
      outgoing.end(body)
    })
  }
}
