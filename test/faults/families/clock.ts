// Wrong clocks: the machine starts in 1970, 2015 or 2099, or jumps while it runs. Content stays, receipts are given and arrive, and no
// receipt carries a date that nobody believes.
import { parseReceipt } from '../../../shared/requests/receipt.ts'
import { hubInProcess } from '../../support/hub-in-process.ts'
import { submitForm } from '../../support/submitting.ts'
import type { Family } from '../family.ts'
import { repeated } from '../judge.ts'
import type { Random } from '../random.ts'
import { copyTown, publishNews } from '../seeded-town.ts'

const DAY_MS = 86_400_000
const STEPS = 6

export const clock: Family = {
  name: 'clock',
  share: 0.3,
  needsDisk: false,

  async begin({ scratch, town, count }) {
    const folders = copyTown(town, scratch)
    const world = await hubInProcess({ seeded: folders.hub })
    let machine = () => new Date()
    const terminal = await world.terminal({ data: folders.terminal, machine: () => machine() })
    await terminal.host.poller.round()
    const shown: string[] = []

    /** Another time that the machine may take for now; it goes on from there at its own pace. */
    function setClock(random: Random): string {
      const since = Date.now()
      const to = random.pick([
        Date.parse('1970-01-01T00:00:00Z'),
        Date.parse('2015-03-01T08:00:00Z'),
        Date.parse('2099-12-31T23:59:50Z'),
        since + (random.below(800) - 400) * DAY_MS,
        since,
      ])
      machine = () => new Date(to + Date.now() - since)
      return machine().toISOString()
    }

    async function judge(what: string, wrong: readonly string[]): Promise<void> {
      const left = terminal.host.ledger.submissions
      const atHub = await world.receipts()
      count({
        what,
        lost: shown.filter((number) => left.byReceipt(number) === undefined && !atHub.includes(number)),
        duplicated: [...repeated(shown), ...repeated(atHub)],
        wrong,
      })
    }

    return {
      async round(random) {
        for (let step = 0; step < STEPS; step += 1) {
          const time = setClock(random)
          if (random.below(3) === 0) await terminal.restart()
          if (random.below(3) === 0) await publishNews(folders.hub, `时钟演练 ${time}`)
          const before = terminal.host.state().content
          const receipt = await submitForm(terminal.host, 'consultation', `时钟演练 ${time}`)
          shown.push(receipt.number)
          await terminal.host.poller.round()
          const state = terminal.host.state()
          const dated = parseReceipt(receipt.number)?.day !== undefined
          await judge(`the clock says ${time}`, [
            ...(dated === receipt.clockTrusted ? [] : ['a date nobody believes stands on a receipt']),
            ...(before !== undefined && (state.content?.documents ?? 0) === 0 ? ['no content is shown'] : []),
            ...(state.queue.waiting === 0 ? [] : ['the hub was not reached']),
            ...((state.content?.generation ?? 0) >= (before?.generation ?? 0) ? [] : ['older content came back']),
          ])
        }
      },

      async end() {
        const atHub = await world.receipts()
        await judge(
          'all sent',
          shown.filter((number) => !atHub.includes(number)).map((number) => `${number} did not arrive`),
        )
        await world.close()
      },
    }
  },
}
