// A balancer as small as can be: each request goes to the next hub, and on to the other where one is gone.
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RoundRobin {
  readonly address: string
  /** Answers that each hub has given. */
  readonly answered: readonly number[]
  close(): Promise<void>
}

export async function roundRobin(ports: readonly number[]): Promise<RoundRobin> {
  const answered = ports.map(() => 0)
  let next = 0
  const server = createServer(async (request, response) => {
    const body: Buffer[] = []
    for await (const part of request) body.push(part as Buffer)
    next += 1
    pass(request, Buffer.concat(body), response, next, ports.length)
  })

  function pass(request: IncomingMessage, body: Buffer, response: ServerResponse, turn: number, tries: number): void {
    const index = turn % ports.length
    const { method, url, headers } = request
    const onward = httpRequest({ port: ports[index], host: '127.0.0.1', method, path: url, headers }, (answer) => {
      answered[index] = (answered[index] ?? 0) + 1
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => {
      if (tries > 1) pass(request, body, response, turn + 1, tries - 1)
      else response.writeHead(502).end()
    })
    onward.end(body)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
