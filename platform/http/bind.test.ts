import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { callEndpoint, endpoint } from '../../shared/api/endpoint.ts'
import { fail, ok } from '../../shared/result.ts'
import { bind } from './bind.ts'

const note = endpoint(
  'POST',
  '/notes/:id',
  z.object({ id: z.string().regex(/^[a-z]+$/), text: z.string() }),
  z.object({ said: z.string() }),
)
const list = endpoint(
  'GET',
  '/notes',
  z.object({ q: z.string().max(5), limit: z.coerce.number().default(3) }),
  z.object({ q: z.string(), limit: z.number() }),
)
const app = new Hono()
bind(app, note, ({ id, text }) =>
  text === 'no' ? fail('disk-full', { path: '/x' }) : ok({ said: `${id}: ${text}`, secret: 'inside' }),
)
bind(app, list, ({ q, limit }) => ok({ q, limit }))

const post = async (body: BodyInit, path = '/notes/abc') => {
  const response = await app.request(path, { method: 'POST', body })
  const answer = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: answer.error?.code, answer }
}

describe('a request within its contract', () => {
  test('it is answered, and nothing that the contract does not name leaves with the answer', async () => {
    expect(await post('{"text":"hello"}')).toMatchObject({ status: 200, answer: { said: 'abc: hello' } })
    expect((await post('{"text":"hello"}')).answer).not.toHaveProperty('secret')
  })

  test('the path decides, not a field of the same name in the body', async () => {
    expect((await post('{"text":"x","id":"other"}')).answer).toEqual({ said: 'abc: x' })
  })

  test('a caller gets the value or the failure, with its blanks', async () => {
    const fetcher = async (request: Request) => await app.fetch(request)
    expect(await callEndpoint(fetcher, 'http://x', note, { id: 'abc', text: 'hi' })).toEqual({
      ok: true,
      value: { said: 'abc: hi' },
    })
    expect(await callEndpoint(fetcher, 'http://x', note, { id: 'abc', text: 'no' })).toEqual({
      ok: false,
      error: { code: 'disk-full', params: { path: '/x' } },
    })
    expect(await callEndpoint(fetcher, 'http://x', list, { q: '低保 &' })).toEqual({ ok: true, value: { q: '低保 &', limit: 3 } })
  })

  test('nothing is kept in a cache', async () => {
    for (const text of ['x', 'no']) {
      const response = await app.request('/notes/abc', { method: 'POST', body: JSON.stringify({ text }) })
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('a request outside it', () => {
  test.each([
    ['no JSON', 'text=hello'],
    ['nothing', ''],
    ['JSON cut short', '{"text":"hel'],
    ['a list', '["text"]'],
    ['null', 'null'],
    ['a bare word', '"text"'],
    ['a field of another type', '{"text":7}'],
    ['a missing field', '{"texts":"x"}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x74, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d])],
  ])('%s: 400', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 'malformed' })
  })

  test('a field in the path that does not fit, and a hostile key, do no harm', async () => {
    expect(await post('{"text":"x"}', '/notes/ABC')).toMatchObject({ status: 400, code: 'malformed' })
    expect(await post('{"text":"x","__proto__":{"said":"y"},"constructor":1}')).toMatchObject({
      status: 200,
      answer: { said: 'abc: x' },
    })
  })

  test('a body of more than a megabyte is refused by its real bytes', async () => {
    const wrapped = (size: number) => `{"text":"${'x'.repeat(size - 11)}"}`
    expect(wrapped(100)).toHaveLength(100)
    expect((await post(wrapped(1_048_576))).status).toBe(200)
    expect(await post(wrapped(1_048_577))).toMatchObject({ status: 413, code: 'too-large' })
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(65_536).fill(0x20))
      },
    })
    const request = new Request('http://x/notes/abc', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-length': '10' },
    } as RequestInit)
    expect((await app.fetch(request)).status).toBe(413)
    // Heard out for four megabytes more, and not for ever.
    expect(pulled).toBeLessThan(90)
  })

  test('a query that is too long: 400', async () => {
    expect((await app.request('/notes?q=123456')).status).toBe(400)
  })

  test('what is no answer of this contract is nobody’s decision', async () => {
    const answers = [
      new Response('<html>'),
      new Response('{"other":1}'),
      new Response('{}', { status: 500 }),
      new Response(null, { status: 204 }),
    ]
    for (const answer of answers)
      expect(await callEndpoint(async () => answer, 'http://x', note, { id: 'a', text: 'b' })).toMatchObject({
        ok: false,
        error: { code: 'unreachable' },
      })
    const broken = async () => {
      throw new TypeError('fetch failed')
    }
    expect(await callEndpoint(broken, 'http://x', note, { id: 'a', text: 'b' })).toMatchObject({ error: { code: 'unreachable' } })
  })
})
