// npm run bench -- outbox: submissions a second with the receipt on disk, against bare inserts that are as durable; and how fast they leave.
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Host } from '../../electron/host/host.ts'
import { openDurable } from '../../platform/sqlite/open.ts'
import { hubInProcess } from '../support/hub-in-process.ts'
import { submitForm } from '../support/submitting.ts'
import type { Bench } from './bench.ts'
import { ratioOf, rounded, spreadOf } from './figures.ts'

const SUBMISSIONS = 300
const WARM_UP = 10
const ASK_EVERY_MS = 5
/** A sealed consultation with its header. */
const ROW_BYTES = 1_200

export const outbox: Bench = {
  says: 'submissions a second with receipts on disk, and how fast they reach the hub',
  docs: 0,

  async run({ scale, scratch }) {
    const count = Math.max(5, Math.round(SUBMISSIONS * scale))
    const hub = await hubInProcess()
    try {
      const { host } = await hub.terminal()
      const submitOne = async (i: number) => await submitForm(host, 'consultation', `第${i}个问题`)
      for (let i = 0; i < WARM_UP; i += 1) await submitOne(i)
      const others = anotherAsking(host)
      const times = await timesOf(count, submitOne)
      const answered = await others.end()
      const bare = bareInserts(join(scratch, 'bare.sqlite'), count)
      const started = performance.now()
      await host.poller.round()
      const sendMs = performance.now() - started
      const { waiting } = host.state().queue
      const perSecond = perSecondOf(times)
      const barePerSecond = perSecondOf(bare)
      const json = {
        submissions: count,
        perSecond,
        receipt: spreadOf(times),
        answeredMeanwhile: spreadOf(answered),
        bare: { perSecond: barePerSecond, ...spreadOf(bare) },
        shareOfBare: ratioOf(perSecond, barePerSecond),
        sent: { count: count + WARM_UP - waiting, perSecond: rounded((count + WARM_UP - waiting) / (sendMs / 1000), 1) },
        waiting,
      }
      const findings = [
        {
          what: `submissions a second, each with its receipt on disk (bare durable inserts: ${barePerSecond})`,
          ...{ target: '', found: `${perSecond} (${json.shareOfBare} ×)`, reached: undefined },
        },
        {
          what: 'from the filled form to the receipt',
          target: '',
          found: `p50 ${json.receipt.p50} ms, p95 ${json.receipt.p95} ms`,
          reached: undefined,
        },
        {
          what: 'a page that asks the same terminal meanwhile is answered',
          target: '',
          found: `p50 ${json.answeredMeanwhile.p50} ms, p95 ${json.answeredMeanwhile.p95} ms`,
          reached: undefined,
        },
        {
          what: 'sent to a hub in the same process, a second',
          target: '',
          found: `${json.sent.perSecond}, ${waiting} left`,
          reached: undefined,
        },
      ]
      return { json, data: `${count} consultations, filled, sealed and kept one after the other`, findings }
    } finally {
      await hub.close()
    }
  },
}

/** Asks for the terminal's state over and over, as a second page would: milliseconds of each answer. */
function anotherAsking(host: Host): { end(): Promise<number[]> } {
  const times: number[] = []
  let asking = true
  const all = (async () => {
    while (asking) {
      const started = performance.now()
      const answer = await host.app.request('/api/state')
      if (answer.status !== 200) throw new Error(`expected the state, got ${answer.status}`)
      times.push(performance.now() - started)
      await setTimeout(ASK_EVERY_MS)
    }
  })()
  return {
    async end() {
      asking = false
      await all
      return times
    },
  }
}

async function timesOf(count: number, once: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < count; i += 1) {
    const started = performance.now()
    await once(i)
    times.push(performance.now() - started)
  }
  return times
}

/** One row, one commit, synced: the least that a receipt on disk costs. */
function bareInserts(path: string, count: number): number[] {
  const db = openDurable(path)
  try {
    db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT')
    const insert = db.prepare('INSERT INTO bare (sealed) VALUES (?)')
    const row = Buffer.alloc(ROW_BYTES, 7)
    return Array.from({ length: count }, () => {
      const started = performance.now()
      insert.run(row)
      return performance.now() - started
    })
  } finally {
    db.close()
  }
}

function perSecondOf(times: readonly number[]): number {
  return rounded((times.length * 1000) / times.reduce((sum, ms) => sum + ms, 0), 1)
}
