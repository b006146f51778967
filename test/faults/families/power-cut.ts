// Power cuts: terminal and hub run on a recorded disk, and the power goes at many moments of the record. What was shown must be on the
// disk as it then is: without everything that was not synced, or with an arbitrary part of it.
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openLedger } from '../../../electron/host/ledger/ledger.ts'
import { projectFolder } from '../../../platform/paths.ts'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { RecordedDisk, type Survives } from '../disk/recorded-disk.ts'
import type { Family } from '../family.ts'
import { hubReceipts, repeated, terminalRows, whatIsWrong } from '../judge.ts'
import { pause, type Random } from '../random.ts'
import { copyTown, publishNews } from '../seeded-town.ts'
import { townOfProcesses } from '../town-of-processes.ts'

const PEOPLE = 3
const CUTS = 12

interface Shown {
  readonly receipt: string
  /** Place in the record by which it was on the screen. */
  readonly at: number
}

export const powerCut: Family = {
  name: 'power-cut',
  share: 0.35,
  needsDisk: true,

  async begin(tools) {
    const { scratch, count, normal } = tools
    const folders = copyTown(tools.town, scratch)
    const log = join(scratch, 'disk.log')
    const env = {
      LD_PRELOAD: tools.diskLibrary,
      ZWGK_DISK_RECORD: log,
      ZWGK_DISK_ROOTS: `${folders.terminal}:${folders.hub}`,
    }
    const atNormal = pathToFileURL(join(projectFolder(), 'test', 'faults', 'disk', 'ledger-at-normal.mjs')).href
    const town = townOfProcesses(folders, join(scratch, 'host.sock'), {
      ...{ hostEnv: env, hubEnv: env, hostImports: normal ? [atNormal] : [] },
    })
    const disk = new RecordedDisk(log, [folders.terminal, folders.hub])
    const shown: Shown[] = []
    let people = 0

    async function someone(): Promise<void> {
      people += 1
      const receipt = await town.person(`断电演练第${people}件`)
      shown.push({ receipt, at: disk.end })
    }

    /** The power goes at a place of the record that has been followed so far. */
    function judgeCut(survives: Survives, random: Random): void {
      const at = disk.position
      const cut = mkdtempSync(join(scratch, 'cut-'))
      const [terminal, hub, before] = ['terminal', 'hub', 'before'].map((name) => join(cut, name)) as [string, string, string]
      disk.lay(folders.terminal, terminal, survives, random)
      disk.lay(folders.hub, hub, survives, random, /\.sqlite/)
      disk.lay(folders.terminal, before, 'all', random, /\.sqlite/)
      const expected = shown.filter((one) => one.at <= at).map(({ receipt }) => receipt)
      const wrong = whatIsWrong(terminal)
      const left = wrong.length > 0 ? new Map<string, string>() : terminalRows(terminal).receipts
      const lost = expected.filter((receipt) => !left.has(receipt))
      // The terminal drops what the hub has signed for: then the hub must have it, whatever happened to its power.
      const atHub = hubReceipts(hub)
      const forgotten = [
        ...terminalRows(before).acknowledged,
        ...[...left].flatMap(([receipt, state]) => (state === 'acknowledged' ? [receipt] : [])),
      ].filter((receipt) => !atHub.includes(receipt))
      const next = wrong.length > 0 ? undefined : nextNumber(terminal)
      count({
        what: `power cut at byte ${at} of the record, ${survives} survives`,
        lost: [...new Set([...lost, ...forgotten])],
        duplicated: [...repeated(atHub), ...(next !== undefined && expected.includes(next) ? [next] : [])],
        wrong,
      })
      rmSync(cut, { recursive: true, force: true })
    }

    /** The power really goes: the programs start again from what was left. */
    function cutForGood(survives: Survives, random: Random): void {
      disk.advance(disk.end)
      for (const folder of [folders.terminal, folders.hub]) {
        const left = `${folder}-left`
        disk.lay(folder, left, survives, random)
        disk.restart(folder, survives, random)
        rmSync(folder, { recursive: true })
        renameSync(left, folder)
      }
    }

    return {
      async round(random) {
        const from = disk.end
        if (random.below(2) === 0) await publishNews(folders.hub, `断电演练第${people}件之后的通知`)
        await town.startHub()
        await town.startHost()
        const round = Array.from({ length: PEOPLE }, async (_, i) => {
          await pause(random.below(60) + i * 20)
          await someone()
        })
        await Promise.all(round)
        if (random.below(2) === 0) await town.drained()
        else await town.ask(terminalApi.syncNow, {})
        await pause(random.below(80))
        await town.killHost()
        await town.killHub()
        const places = [
          ...shown.filter(({ at }) => at >= from).map(({ at }) => at),
          ...Array.from({ length: CUTS - PEOPLE }, () => from + random.below(disk.end - from + 1)),
        ].sort((a, b) => a - b)
        for (const place of places) {
          disk.advance(place)
          judgeCut(random.below(2) === 0 ? 'synced' : 'some', random)
        }
        cutForGood(random.below(2) === 0 ? 'synced' : 'some', random)
      },

      async end() {
        await town.startHub()
        await town.startHost()
        await town.drained()
        await town.stop()
        const atHub = hubReceipts(folders.hub)
        const numbers = shown.map(({ receipt }) => receipt)
        count({
          what: 'after the last power cut, all sent',
          lost: numbers.filter((number) => !atHub.includes(number)),
          duplicated: [...repeated(atHub), ...repeated(numbers)],
          wrong: whatIsWrong(folders.terminal),
        })
      },
    }
  },
}

/** The number that the next person would get. */
function nextNumber(dataFolder: string): string | undefined {
  const ledger = openLedger(dataFolder)
  if (!ledger.ok) return undefined
  const terminal = ledger.value.settings.get('grant')?.terminal.code ?? ''
  const day = [...terminalRows(dataFolder).receipts.keys()].at(-1)?.slice(5, 13)
  const iso = day === undefined ? undefined : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const number = ledger.value.submissions.nextReceipt({ terminal, day: iso })
  ledger.value.close()
  return number
}
