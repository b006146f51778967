// The queue between terminal and hub under every bad answer: nothing is lost, nothing comes twice, one "no" stops nobody else.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HubInProcess, hubInProcess } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'

let world: HubInProcess
beforeEach(async () => {
  world = await hubInProcess()
})
afterEach(() => world.close())

const SUBMIT = '/api/terminal/submissions'
const isSubmit = (request: Request) => new URL(request.url).pathname === SUBMIT
const shut = () => new Response('shut', { status: 503 })

test('F1: the hub stores the item and its answer is lost, time after time: one row, and it is acknowledged in the end', async () => {
  const { host } = await world.terminal()
  let lost = 0
  world.door = async (request, through) => {
    if (!isSubmit(request) || lost >= 5) return await through()
    await through()
    lost += 1
    return new Response('gateway lost the answer', { status: 502 })
  }
  const receipt = await submitForm(host, 'consultation', '养老金几号发')
  for (let i = 0; i < 7; i += 1) await host.poller.round()
  expect(lost).toBe(5)
  expect(await world.receipts()).toEqual([receipt.number])
  expect(host.state().queue).toEqual({ waiting: 0, refused: 0 })
})

test('F2: whatever is answered but a signed acknowledgement, the item is still queued after a restart', async () => {
  const terminal = await world.terminal()
  const forged = { statement: {}, signature: {} }
  const answers: [string, () => Response][] = [
    ['200 HTML', () => new Response('<html>登录</html>', { headers: { 'content-type': 'text/html' } })],
    ['200 empty object', () => Response.json({})],
    ['200 forged', () => Response.json(forged)],
    ['201', () => Response.json({ ok: true }, { status: 201 })],
    ['204', () => new Response(null, { status: 204 })],
    ['302', () => Response.redirect('http://127.0.0.1:9/login', 302)],
    ['400 HTML', () => new Response('bad', { status: 400 })],
    ['403 HTML', () => new Response('no', { status: 403 })],
    ['404', () => new Response('none', { status: 404 })],
    ['413 from a proxy', () => new Response('too large', { status: 413 })],
    ['500', () => new Response('oops', { status: 500 })],
    ['503', shut],
  ]
  world.door = (request) => (isSubmit(request) ? shut() : undefined)
  await submitForm(terminal.host, 'consultation', '医保怎么报销')
  for (const [name, answer] of answers) {
    world.door = (request) => (isSubmit(request) ? answer() : undefined)
    await terminal.host.poller.round()
    const host = await terminal.restart()
    expect(host.state().queue, name).toEqual({ waiting: 1, refused: 0 })
  }
  world.door = () => undefined
  await terminal.host.poller.round()
  expect(terminal.host.state().queue).toEqual({ waiting: 0, refused: 0 })
  expect(await world.receipts()).toHaveLength(1)
})

test('F2: an acknowledgement signed by another key is no acknowledgement', async () => {
  const { host } = await world.terminal()
  world.door = async (request, through) => {
    if (!isSubmit(request)) return await through()
    const real = (await (await through()).json()) as { statement: object; signature: { value: string } }
    const value = real.signature.value.replace(/^../, (start) => (start === '00' ? '01' : '00'))
    return Response.json({ ...real, signature: { ...real.signature, value } })
  }
  await submitForm(host, 'consultation', '户口怎么迁')
  await host.poller.round()
  expect(host.state().queue.waiting).toBe(1)
})

test('F3: an item the hub refuses sits in the tray with its reason; the four behind it go through', async () => {
  const { host } = await world.terminal()
  world.door = (request) => (isSubmit(request) ? shut() : undefined)
  const receipts: string[] = []
  for (let i = 0; i < 5; i += 1) receipts.push((await submitForm(host, 'consultation', `第${i}件`)).number)
  await host.poller.round()
  world.door = async (request) => {
    if (!isSubmit(request)) return undefined
    const body = (await request.clone().json()) as { header: { receipt: string } }
    const first = body.header.receipt === receipts[0]
    return first ? Response.json({ error: { code: 'addressee-unknown' } }, { status: 422 }) : undefined
  }
  await host.poller.round()
  expect(host.state().queue).toEqual({ waiting: 0, refused: 1 })
  expect(await world.receipts()).toEqual(receipts.slice(1).sort())
  expect(host.ledger.submissions.byReceipt(receipts[0] ?? '')?.refusedBecause).toBe('addressee-unknown')
})

test('F4: 503 for 48 hours of polls: nothing is dropped, the count still says so, then it arrives', async () => {
  const { host } = await world.terminal()
  world.door = () => shut()
  const receipt = await submitForm(host, 'disclosure-request', '想看2026年的补贴名册')
  for (let minute = 0; minute < 48 * 60; minute += 1) await host.poller.round()
  expect(host.state().queue).toEqual({ waiting: 1, refused: 0 })
  expect(host.state().connection).toBe('offline')
  world.door = () => undefined
  await host.poller.round()
  expect(await world.receipts()).toEqual([receipt.number])
}, 180_000)

test('F5: 401 stops the round at once and says so; the queue is intact', async () => {
  const { host } = await world.terminal()
  let asked = 0
  world.door = (request) => (isSubmit(request) ? shut() : undefined)
  for (let i = 0; i < 3; i += 1) await submitForm(host, 'consultation', `第${i}件`)
  await host.poller.round()
  world.door = (request) => {
    if (new URL(request.url).pathname.startsWith('/repo')) return undefined
    if (isSubmit(request)) asked += 1
    return Response.json({ error: { code: 'not-enrolled' } }, { status: 401 })
  }
  await host.poller.round()
  expect(asked).toBe(1)
  expect(host.state().connection).toBe('refused')
  expect(host.state().queue).toEqual({ waiting: 3, refused: 0 })
})

test('F6: no network event ever comes; the queue drains within a poll period once the hub is back', async () => {
  const { host } = await world.terminal({ pollMs: 300 })
  world.door = () => shut()
  const receipt = await submitForm(host, 'consultation', '什么时候开门')
  host.poller.start()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await world.receipts()).toEqual([])
  world.door = () => undefined
  await expect.poll(() => world.receipts(), { timeout: 5_000 }).toEqual([receipt.number])
})

test('F16: a body that a proxy changed is not taken for a decision; it goes through unchanged later', async () => {
  const { host } = await world.terminal()
  world.door = async (request) => {
    if (!isSubmit(request)) return undefined
    const spoiled = (await request.text()).replace('"format":1', '"format": 1')
    return await world.hub.app.fetch(new Request(request.url, { method: 'POST', headers: request.headers, body: spoiled }))
  }
  const receipt = await submitForm(host, 'consultation', '宅基地怎么批')
  await host.poller.round()
  expect(host.state().queue).toEqual({ waiting: 1, refused: 0 })
  world.door = () => undefined
  await host.poller.round()
  expect(await world.receipts()).toEqual([receipt.number])
})

test('F60: a terminal clock ten years off still reaches the hub, and its receipts carry no date', async () => {
  for (const year of [1970, 2015, 2099]) {
    const { host } = await world.terminal({ machine: () => new Date(`${year}-03-01T08:00:00Z`) })
    expect(host.state().content?.documents).toBeGreaterThan(0)
    expect(host.state().clock.trusted).toBe(false)
    const receipt = await submitForm(host, 'consultation', `${year}年的钟`)
    await host.poller.round()
    expect(receipt.number).toMatch(/^QH\d\d-00000000-A00001-/)
    expect(host.state().queue.waiting).toBe(0)
  }
})

test('F40 F41: a hub that answers HTML or 500 for its packages leaves the shown content as it is', async () => {
  const { host } = await world.terminal()
  // What of the demo town is past its day by now goes with the first round.
  await host.poller.round()
  const shown = host.state().content
  for (const answer of [
    () => new Response('oops', { status: 500 }),
    () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } }),
  ]) {
    world.door = (request) => (new URL(request.url).pathname.startsWith('/repo') ? answer() : undefined)
    await host.poller.round()
    expect(host.state().sync.phase).toBe('failed')
    expect(host.state().content).toEqual(shown)
  }
  world.door = () => undefined
  await host.poller.round()
  expect(host.state().sync.phase).toBe('idle')
})

test('a hub that says nothing at all is given up after its silence, and the shown content stays', async () => {
  const { host } = await world.terminal()
  // What of the demo town is past its day by now goes with the first round.
  await host.poller.round()
  const shown = host.state().content
  world.door = (request) =>
    new URL(request.url).pathname.startsWith('/repo') ? new Promise<Response>(() => undefined) : undefined
  await host.poller.round()
  expect(host.state().sync.failure?.code).toBe('unreachable')
  expect(host.state().content).toEqual(shown)
}, 40_000)

test('F15: what is asked for while a round runs is done in one more round, however many ask', async () => {
  const { host } = await world.terminal()
  await host.poller.round()
  let polls = 0
  let asked: Promise<unknown> = Promise.resolve()
  world.door = async (request) => {
    if (new URL(request.url).pathname !== '/api/terminal/poll') return undefined
    polls += 1
    if (polls > 1) return undefined
    // The round under way has sent already: this item is for the next.
    await submitForm(host, 'consultation', '社保卡丢了去哪里补')
    asked = Promise.all([host.poller.round(), host.poller.round(), host.poller.round()])
    return undefined
  }
  await host.poller.round()
  await asked
  expect(host.state().queue).toEqual({ waiting: 0, refused: 0 })
  expect(polls).toBe(2)
})
