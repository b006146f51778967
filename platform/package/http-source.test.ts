import { createServer, type RequestListener, type Server } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { httpSource } from './http-source.ts'

const BLOB = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251))
const JSON_FILE = '{"signed":{}}'
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server that answers every request in one way. */
async function serving(answer: RequestListener) {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return httpSource(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
}
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

describe('a hub that answers as it should', () => {
  test('a whole file and a part of a blob come as they are', async () => {
    const asked: (string | undefined)[] = []
    const source = await serving((request, response) => {
      asked.push(request.headers.range)
      const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')
      if (range === null) response.end(JSON_FILE)
      else response.writeHead(206).end(BLOB.subarray(Number(range[1]), Number(range[2]) + 1))
    })
    const file = await source.read('metadata/timestamp.json', 1000)
    expect(file.ok && Buffer.from(file.value).toString()).toBe(JSON_FILE)
    const part = await source.readPart('blobs/ab/abcd', 200, 300)
    expect(part.ok && Buffer.from(part.value).equals(BLOB.subarray(200, 500))).toBe(true)
    expect(asked).toEqual([undefined, 'bytes=200-499'])
  })

  test('a server that knows no ranges sends everything; what was asked for is cut out of it', async () => {
    const source = await serving((_, response) => response.end(BLOB))
    for (const [offset, length] of [
      [0, 1000],
      [0, 10],
      [990, 10],
      [333, 334],
    ] as const) {
      const part = await source.readPart('blobs/ab/abcd', offset, length)
      expect(part.ok && Buffer.from(part.value).equals(BLOB.subarray(offset, offset + length))).toBe(true)
    }
    expect(code(await source.readPart('blobs/ab/abcd', 990, 11))).toBe('unreachable')
  })

  test('the same in many small chunks', async () => {
    const source = await serving(async (_, response) => {
      for (let at = 0; at < BLOB.length; at += 7) {
        response.write(BLOB.subarray(at, at + 7))
        if (at % 70 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      response.end()
    })
    const part = await source.readPart('blobs/ab/abcd', 13, 500)
    expect(part.ok && Buffer.from(part.value).equals(BLOB.subarray(13, 513))).toBe(true)
  })
})

describe('anything else is named for what it is', () => {
  test.each([
    [404, 'not-there'],
    [410, 'not-there'],
    [429, 'hub-error'],
    [500, 'hub-error'],
    [503, 'hub-error'],
    [401, 'not-a-hub'],
    [403, 'not-a-hub'],
    [204, 'not-a-hub'],
    [302, 'unreachable'],
  ])('status %i', async (status, expected) => {
    const source = await serving((_, response) => response.writeHead(status, { location: '/login' }).end())
    expect(code(await source.read('metadata/timestamp.json', 1000))).toBe(expected)
    expect(code(await source.readPart('blobs/ab/abcd', 0, 10))).toBe(expected)
  })

  test('F40: a login page is no hub, whatever type it claims to be', async () => {
    const honest = await serving((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>登录</html>'),
    )
    expect(code(await honest.read('metadata/timestamp.json', 1000))).toBe('not-a-hub')
    expect(code(await honest.readPart('blobs/ab/abcd', 0, 5))).toBe('not-a-hub')
    const lying = await serving((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('\n <html>登录</html>'),
    )
    expect(code(await lying.read('metadata/timestamp.json', 1000))).toBe('not-a-hub')
    const empty = await serving((_, response) => response.writeHead(200).end())
    expect(code(await empty.read('metadata/timestamp.json', 1000))).toBe('not-a-hub')
  })

  test('F39: an answer that breaks off is no answer', async () => {
    const source = await serving((_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write(BLOB.subarray(0, 600), () => response.destroy())
    })
    expect(code(await source.read('metadata/x.bin', 1000))).toBe('unreachable')
    expect(code(await source.readPart('blobs/ab/abcd', 0, 1000))).toBe('unreachable')
    const early = await serving((_, response) => response.writeHead(206).end(BLOB.subarray(0, 5)))
    expect(code(await early.readPart('blobs/ab/abcd', 0, 10))).toBe('unreachable')
  })

  test('a file larger than it may be is stopped by its real bytes, not by what the header says', async () => {
    let sent = 0
    const source = await serving((_, response) => {
      const more = () => {
        sent += 65_536
        if (!response.destroyed && sent < 64 * 1_048_576) response.write(Buffer.alloc(65_536, 0x7b), more)
        else response.end()
      }
      more()
    })
    expect(code(await source.read('metadata/timestamp.json', 1000))).toBe('too-large')
    expect(sent).toBeLessThan(32 * 1_048_576)
    // A part is read only as far as it goes.
    sent = 0
    const part = await source.readPart('blobs/ab/abcd', 0, 10)
    expect(part.ok && part.value.length).toBe(10)
    expect(sent).toBeLessThan(32 * 1_048_576)
  })

  test('a file of exactly the size allowed is taken', async () => {
    const source = await serving((_, response) => response.end(JSON_FILE))
    expect(code(await source.read('metadata/x.json', JSON_FILE.length))).toBe('ok')
    expect(code(await source.read('metadata/x.json', JSON_FILE.length - 1))).toBe('too-large')
  })

  test('nobody listening is unreachable, and a call that is cancelled says so at once', async () => {
    expect(code(await httpSource('http://127.0.0.1:1').read('x.json', 10))).toBe('unreachable')
    const silent = await serving(() => undefined)
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    expect(code(await silent.read('x.json', 10, stop.signal))).toBe('cancelled')
    expect(code(await silent.readPart('x', 0, 10, AbortSignal.abort()))).toBe('cancelled')
  })
})
