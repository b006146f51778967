// Requests over a real private socket: streams both ways, a host that is away for a moment, a page that goes away.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hostGateway } from './host-gateway.ts'

let folder: string
let socket: string
let server: Server | undefined
const always = { ready: async () => true }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zwgk-gateway-'))
  socket = join(folder, 'host.sock')
})
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function hostAnswers(listener: RequestListener): Promise<void> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(socket, resolve))
}

const get = (path: string) => new Request(`http://terminal${path}`)

test('method, path, query, body and status pass; cookies, origin and agent stay', async () => {
  await hostAnswers(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ method: request.method, url: request.url, body, headers: Object.keys(request.headers).sort() }))
  })
  const headers = { 'content-type': 'application/json', 'x-other': '1', 'user-agent': 'x', cookie: 'a=b' }
  const answer = await hostGateway(
    always,
    socket,
  )(new Request('http://terminal/api/x?q=%E4%BD%8E', { method: 'POST', headers, body: '{"a":1}' }))
  expect(answer.status).toBe(201)
  const { headers: passed, ...rest } = (await answer.json()) as { headers: string[] }
  expect(rest).toEqual({ method: 'POST', url: '/api/x?q=%E4%BD%8E', body: '{"a":1}' })
  expect(passed.filter((name) => ['cookie', 'user-agent', 'x-other', 'origin'].includes(name))).toEqual([])
})

test('events arrive one by one; when the page goes the host is told', async () => {
  const gone = Promise.withResolvers<void>()
  await hostAnswers((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    let n = 0
    const timer = setInterval(() => response.write(`data: ${++n}\n\n`), 20)
    response.on('close', () => {
      clearInterval(timer)
      gone.resolve()
    })
  })
  const answer = await hostGateway(always, socket)(get('/api/events'))
  const reader = answer.body?.getReader()
  const got: string[] = []
  while (got.length < 3) got.push(new TextDecoder().decode((await reader?.read())?.value))
  expect(got.join('')).toContain('data: 3')
  await reader?.cancel()
  await gone.promise
})

test('a question to a host that is not there yet is asked again', async () => {
  setTimeout(() => void hostAnswers((_request, response) => response.end('{}')), 30)
  expect((await hostGateway(always, socket)(get('/api/state'))).status).toBe(200)
})

test('a question whose host dies is asked again, a submission is not', async () => {
  let asked = 0
  await hostAnswers((request, response) => {
    asked += 1
    if (asked === 1) request.socket.destroy()
    else response.end('{}')
  })
  expect((await hostGateway(always, socket)(get('/api/state'))).status).toBe(200)
  asked = 0
  const answer = await hostGateway(always, socket)(new Request('http://terminal/api/submissions', { method: 'POST', body: '{}' }))
  expect({ status: answer.status, asked }).toEqual({ status: 503, asked: 1 })
  expect(await answer.json()).toEqual({ error: { code: 'unreachable' } })
})

test('an answer that breaks off is an error for the page, never a short answer', async () => {
  await hostAnswers((_request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setTimeout(() => response.destroy(), 20)
  })
  const answer = await hostGateway(always, socket)(get('/api/documents'))
  await expect(answer.text()).rejects.toThrow()
})
