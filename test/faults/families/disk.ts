import { type Host, openHost } from '../../../electron/host/host.ts'
import { silentLog } from '../../../platform/log/logger.ts'
import { loadMessages } from '../../../platform/messages.ts'
import { callEndpoint } from '../../../shared/api/endpoint.ts'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { filledForm } from '../../support/filled-forms.ts'
import { hubInProcess } from '../../support/hub-in-process.ts'
import type { Family } from '../family.ts'
import { repeated, whatIsWrong } from '../judge.ts'
import type { Random } from '../random.ts'
import { copyTown, publishNews } from '../seeded-town.ts'

/** Steps of the longest way but one; syncing has more and meets its faults at its start. */
const STEPS = 60
/** Room on a full disk: from nothing to a little. */
const SPACE_BYTES = 96 * 1024
const ACTS = ['submit', 'sync', 'start', 'send'] as const
const FAULTS = ['one failed write', 'failing writes', 'read-only', 'full'] as const

export const disk: Family = {
  name: 'disk',
  share: 2,
  needsDisk: true,

  async begin(tools) {
    const { scratch, count, disk: control } = tools
    const folders = copyTown(tools.town, scratch)
    const world = await hubInProcess({ seeded: folders.hub })
    const messages = loadMessages('zh-CN')
    const shown: string[] = []
    let host = opened(folders.terminal)
    let running = true
    host.ledger.settings.set('hub-address', world.address)
    await host.poller.round()

    /** Someone at the terminal; undefined when there was no receipt, and then a sentence. */
    async function someone(words: string): Promise<string | undefined> {
      const fetcher = async (request: Request) => await host.app.fetch(request)
      const form = await callEndpoint(fetcher, 'http://terminal', terminalApi.openForm, { kind: 'consultation' })
      if (!form.ok) return `no form: ${form.error.code}`
      const answers = filledForm('consultation', words)
      const receipt = await callEndpoint(fetcher, 'http://terminal', terminalApi.submit, {
        ...{ ...form.value, kind: 'consultation' as const, answers },
      })
      if (receipt.ok) shown.push(receipt.value.number)
      return receipt.ok ? undefined : complaint(receipt.error.code)
    }

    /** What is wrong with an error that people are shown: nothing when it has a sentence of its own. */
    function complaint(code: string): string | undefined {
      return code === 'unexpected' || messages.failure({ code }) === messages.failure({ code: 'no such code' })
        ? `an error without a sentence: ${code}`
        : undefined
    }

    async function act(what: (typeof ACTS)[number], full: boolean): Promise<string[]> {
      switch (what) {
        case 'submit':
        case 'send': {
          const before = shown.length
          const wrong = await someone('磁盘演练')
          if (what === 'send') await host.poller.round()
          return [
            ...(wrong === undefined ? [] : [wrong]),
            ...(full && shown.length === before ? ['a full disk keeps nothing'] : []),
          ]
        }
        case 'sync':
          await host.poller.round()
          return []
        case 'start': {
          running = false
          await host.close()
          const again = openHost({ dataFolder: folders.terminal, version: 'test', log: silentLog, pollMs: 3_600_000 })
          running = again.ok
          if (again.ok) host = again.value
          else if (full) return [`does not start on a full disk: ${again.error.code}`]
          const wrong = again.ok ? undefined : complaint(again.error.code)
          return wrong === undefined ? [] : [wrong]
        }
      }
    }

    function breakDisk(fault: (typeof FAULTS)[number], random: Random): void {
      const under = folders.terminal
      const after = random.below(STEPS)
      const failing = { under, after, what: 'fail', reads: false } as const
      if (fault === 'full') control.limit(under, random.below(SPACE_BYTES))
      else if (fault === 'read-only') control.arm({ ...failing, error: 'EROFS', lasting: true })
      else if (fault === 'failing writes') control.arm({ ...failing, error: 'EIO', lasting: true })
      else control.arm({ ...failing, error: random.pick(['EIO', 'ENOSPC']), lasting: false })
    }

    return {
      async round(random) {
        const fault = random.pick(FAULTS)
        const what = random.pick(ACTS)
        if (what === 'sync') await publishNews(folders.hub, `磁盘演练${shown.length}`)
        world.door = random.below(2) === 0 ? () => new Response('shut', { status: 503 }) : () => undefined
        if (what === 'sync') world.door = () => undefined
        breakDisk(fault, random)
        const wrong = await act(what, fault === 'full').catch((error: unknown) => [
          `threw ${error instanceof Error ? error.stack : String(error)}`,
        ])
        if (running && host.state().content === undefined) wrong.push('no content is shown')
        control.watch(folders.terminal, false)
        if (running) await host.close().catch((error: unknown) => wrong.push(`closing threw ${String(error)}`))
        wrong.push(...whatIsWrong(folders.terminal))
        host = opened(folders.terminal)
        running = true
        world.door = () => undefined
        const again = await someone('磁盘好了')
        if (again !== undefined) wrong.push(`after the disk is well again: ${again}`)
        await host.poller.round()
        if (host.state().queue.waiting > 0) wrong.push('after the disk is well again nothing is sent')
        await judge(`${fault} while it should ${what}`, wrong)
      },

      async end() {
        await host.close()
        await world.close()
      },
    }

    async function judge(what: string, wrong: readonly string[]): Promise<void> {
      const atHub = await world.receipts()
      count({
        what,
        lost: shown.filter((number) => host.ledger.submissions.byReceipt(number) === undefined || !atHub.includes(number)),
        duplicated: [...repeated(shown), ...repeated(atHub)],
        wrong,
      })
    }
  },
}

function opened(dataFolder: string): Host {
  const host = openHost({ dataFolder, version: 'test', log: silentLog, pollMs: 3_600_000 })
  if (!host.ok) throw new Error(`expected a host, got ${host.error.code}`)
  return host.value
}
