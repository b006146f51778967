// What was submitted reaches the hub once, whatever is killed when. Real processes, real sockets, kill -9.
import { afterAll, expect, test } from 'vitest'
import { hubConsoleApi } from '../../shared/api/hub-console.ts'
import { type IssuedReceipt, terminalApi } from '../../shared/api/terminal.ts'
import type { SubmissionKind } from '../../shared/requests/form.ts'
import { type DemoWorld, demoWorld, untilSynced } from '../support/demo-world.ts'
import { filledForm } from '../support/filled-forms.ts'

const ROUNDS = Number(process.env['ZWGK_KILL_ROUNDS'] ?? 20)
const SUBMISSIONS_PER_ROUND = 4
const world = demoWorld()
afterAll(() => world.close())

interface Told {
  readonly receipt: IssuedReceipt
  readonly words: string
}

test('F1 F2 F14: rounds of kill -9 of host and hub: submitted equals received, none twice, none lost, receipts all open', async () => {
  await world.startHub()
  await world.startHost()
  await untilSynced(world)
  const random = seededRandom(20261125)
  const told: Told[] = []
  let killsOfHost = 0
  let killsOfHub = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const people = Array.from({ length: SUBMISSIONS_PER_ROUND }, (_, i) => person(world, round * SUBMISSIONS_PER_ROUND + i))
    await pause(random() * 350)
    await world.killHost()
    killsOfHost += 1
    await world.startHost()
    await pause(random() * 250)
    await world.killHub()
    killsOfHub += 1
    await world.startHub()
    told.push(...(await Promise.all(people)))
  }
  await world.terminal(terminalApi.syncNow, {})
  await world.until(
    'an empty outbox',
    async () => {
      await world.terminal(terminalApi.syncNow, {})
      const state = await world.terminal(terminalApi.state, {})
      return state.ok && state.value.queue.waiting === 0 && state.value.queue.refused === 0 ? true : undefined
    },
    90_000,
  )

  const inbox = await world.console(hubConsoleApi.inbox, {})
  if (!inbox.ok) throw new Error(`expected the inbox, got ${inbox.error.code}`)
  const receivedNumbers = inbox.value.rows.map(({ receipt }) => receipt).sort()
  const toldNumbers = told.map(({ receipt }) => receipt.number).sort()
  expect(toldNumbers).toHaveLength(ROUNDS * SUBMISSIONS_PER_ROUND)
  expect(new Set(toldNumbers).size).toBe(toldNumbers.length)
  expect(receivedNumbers).toEqual(toldNumbers)
  for (const { receipt, words } of told) {
    const row = inbox.value.rows.find(({ receipt: number }) => number === receipt.number)
    const opened = await world.console(hubConsoleApi.open, { id: row?.id ?? '' })
    expect(opened.ok && (opened.value.answers['question'] ?? opened.value.answers['information'])).toBe(words)
    const status = await world.terminal(terminalApi.receipt, { number: receipt.number, queryCode: receipt.queryCode })
    expect(status.ok && status.value.state).toBe('received')
  }
  const lost = toldNumbers.filter((number) => !receivedNumbers.includes(number)).length
  const twice = receivedNumbers.length - new Set(receivedNumbers).size
  const counts = {
    rounds: ROUNDS,
    killsOfHost,
    killsOfHub,
    submitted: told.length,
    received: receivedNumbers.length,
    lost,
    twice,
  }
  process.stdout.write(`${JSON.stringify(counts)}\n`)
}, 600_000)

/** Someone who opens a form, fills it in and taps until a receipt shows. */
async function person(where: DemoWorld, index: number): Promise<Told> {
  const kind: SubmissionKind = index % 2 === 0 ? 'consultation' : 'disclosure-request'
  const words = `第${index}件：想了解取暖补贴的发放情况`
  const opened = await where.until(
    'a form',
    async () => {
      const form = await where.terminal(terminalApi.openForm, { kind })
      return form.ok ? form.value : undefined
    },
    60_000,
  )
  const filled = { ...opened, kind, answers: filledForm(kind, words) }
  const receipt = await where.until(
    'a receipt',
    async () => {
      const answer = await where.terminal(terminalApi.submit, filled)
      return answer.ok ? answer.value : undefined
    },
    60_000,
  )
  return { receipt, words }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Mulberry32: the same schedule for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
