// A network that hangs, breaks off, cuts short, repeats, reorders and lies, for days of the machine's time. Only the hub's signed
// acknowledgement ends the waiting; each item arrives once, and content stays what was signed.
import { type Door, hubInProcess } from '../../support/hub-in-process.ts'
import { submitForm } from '../../support/submitting.ts'
import type { Family } from '../family.ts'
import { startFastClock } from '../fast-clock.ts'
import { repeated } from '../judge.ts'
import type { Random } from '../random.ts'
import { copyTown, publishNews } from '../seeded-town.ts'

const HOUR_MS = 3_600_000
const DAYS_A_ROUND = 2
const TRIES_A_DAY = 6

type Trouble = (line: { through: () => Promise<Response>; cut: () => void }, random: Random) => Promise<Response> | Response

const page = (status: number) =>
  new Response('<html><body>登录</body></html>', { status, headers: { 'content-type': 'text/html' } })
const json = (status: number, code: string) => Response.json({ error: { code } }, { status })

/** The hub may have done what was asked although its answer never comes. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  'hangs before': () => new Promise<Response>(() => undefined),
  'hangs after': async ({ through }) => {
    await through()
    return await new Promise<Response>(() => undefined)
  },
  'breaks off before': ({ cut }) => brokenOff(new Uint8Array(), cut),
  'breaks off in the answer': async ({ through, cut }, random) => {
    const bytes = new Uint8Array(await (await through()).arrayBuffer())
    return brokenOff(bytes.subarray(0, random.below(bytes.length + 1)), cut)
  },
  'cuts short': async ({ through }, random) => {
    const answer = await through()
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return new Response(bytes.subarray(0, random.below(bytes.length + 1)), { status: answer.status, headers: plain(answer) })
  },
  'changes a byte': async ({ through }, random) => {
    const answer = await through()
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const at = random.below(bytes.length)
    bytes.set([(bytes[at] ?? 0) ^ (1 << random.below(8))], at)
    return new Response(bytes, { status: answer.status, headers: plain(answer) })
  },
  'delivers twice, first answer': async ({ through }) => {
    const first = await through()
    await through()
    return first
  },
  'delivers twice, second answer': async ({ through }) => {
    await through()
    return await through()
  },
  'a login page': () => page(200),
  'a login page, 302': () => Response.redirect('http://127.0.0.1:9/login', 302),
  '401 of a stranger': () => page(401),
  '401 of the hub': () => json(401, 'not-enrolled'),
  '413 of a proxy': () => page(413),
  '422 of a stranger': () => page(422),
  '422 with a code that is no refusal': () => json(422, 'tired'),
  '500': () => json(500, 'unexpected'),
  '502': () => page(502),
  '503': () => page(503),
  '200 and nothing': () => Response.json({}),
}

export const network: Family = {
  name: 'network',
  share: 0.5,
  needsDisk: false,

  async begin({ scratch, town, count }) {
    const stopFastClock = startFastClock()
    const folders = copyTown(town, scratch)
    let ahead = 0
    const now = () => new Date(Date.now() + ahead)
    const world = await hubInProcess({ seeded: folders.hub, now })
    const terminal = await world.terminal({ data: folders.terminal, machine: now })
    await terminal.host.poller.round()
    const shown: string[] = []
    const answers: Response[] = []

    /** Most requests meet some trouble; what was answered before may come again in the place of another answer. */
    const door =
      (random: Random, met: Set<string>): Door =>
      async (request, through, cut) => {
        if (random.below(4) === 0) return undefined
        const kept = answers[random.below(answers.length)]
        if (kept !== undefined && random.below(8) === 0) {
          met.add('reorders')
          return kept.clone()
        }
        const names = Object.keys(TROUBLES)
        const name = names[random.below(names.length)] ?? ''
        met.add(name)
        const counted = async () => {
          const answer = await through()
          if (answers.length < 20 && new URL(request.url).pathname.startsWith('/api')) answers.push(answer.clone())
          return answer
        }
        return await TROUBLES[name]?.({ through: counted, cut }, random)
      }

    async function judge(what: string, wrong: readonly string[] = []): Promise<void> {
      const left = terminal.host.ledger.submissions
      const atHub = await world.receipts()
      const dropped = shown.filter((number) => left.byReceipt(number)?.state === 'acknowledged' && !atHub.includes(number))
      count({
        what,
        lost: [
          ...new Set([...shown.filter((number) => left.byReceipt(number) === undefined && !atHub.includes(number)), ...dropped]),
        ],
        duplicated: [...repeated(shown), ...repeated(atHub)],
        wrong: [...wrong, ...(terminal.host.state().queue.refused === 0 ? [] : ['somebody’s page was taken for the hub’s no'])],
      })
    }

    return {
      async round(random) {
        const met = new Set<string>()
        world.door = door(random, met)
        // By the same clock: over many rounds the signatures of the first day run out.
        await publishNews(folders.hub, `网络演练${shown.length}`, now())
        for (let day = 0; day < DAYS_A_ROUND; day += 1) {
          shown.push((await submitForm(terminal.host, 'consultation', `网络演练第${shown.length}件`)).number)
          for (let go = 0; go < TRIES_A_DAY; go += 1) {
            ahead += (24 / TRIES_A_DAY) * HOUR_MS
            const documents = terminal.host.state().content?.documents ?? 0
            await terminal.host.poller.round()
            const left = terminal.host.state().content?.documents ?? 0
            await judge(`network: ${[...met].join(', ')}`, left > 0 && documents > 0 ? [] : ['no content is shown'])
            met.clear()
          }
          if (random.below(3) === 0) await terminal.restart()
        }
      },

      async end() {
        // A quick clock would take a busy machine for a silent hub.
        stopFastClock()
        world.door = () => undefined
        await terminal.host.poller.round()
        await terminal.host.poller.round()
        const atHub = await world.receipts()
        await judge('the network is back', [
          ...shown.filter((number) => !atHub.includes(number)).map((number) => `${number} did not arrive`),
          ...(terminal.host.state().sync.phase === 'idle' ? [] : [`sync ends as ${terminal.host.state().sync.failure?.code}`]),
        ])
        await world.close()
      },
    }
  },
}

/** So many bytes, then the connection is gone. */
function brokenOff(bytes: Uint8Array, cut: () => void): Response {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(bytes),
    pull(controller) {
      cut()
      controller.close()
    },
  })
  return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } })
}

function plain(answer: Response): Record<string, string> {
  return { 'content-type': answer.headers.get('content-type') ?? 'application/octet-stream' }
}
