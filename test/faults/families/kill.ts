// kill -9 before or in the middle of one chosen write: of the host while it starts, takes, sends, syncs and exports; of the hub while it
// receives and publishes; of an import; of the process that reads an office document.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLedger } from '../../../electron/host/ledger/ledger.ts'
import { LEDGER_MIGRATIONS } from '../../../electron/host/ledger/migrations.ts'
import { setPin } from '../../../electron/host/roles/pins.ts'
import { hubFolders } from '../../../hub/hub.ts'
import { migrate } from '../../../platform/sqlite/migrate.ts'
import { openDurable } from '../../../platform/sqlite/open.ts'
import { stickOutboxSchema } from '../../../shared/api/stick.ts'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { GRANT_HEADER } from '../../../shared/api/terminal-shell.ts'
import { TEST_PIN } from '../../support/roles.ts'
import { diskControl, makeControlPage } from '../disk/disk-control.ts'
import type { Family, FamilyTools } from '../family.ts'
import { hubReceipts, repeated, terminalRows, whatIsWrong, whatIsWrongOfLedger } from '../judge.ts'
import { runProgram } from '../program.ts'
import { pause, type Random } from '../random.ts'
import { copyTown, expectOk, publishNews } from '../seeded-town.ts'
import { townOfProcesses } from '../town-of-processes.ts'

/** About as many steps as each of these ways takes. A kill that comes too late is a round without a fault. */
const STEPS = {
  start: 14,
  take: 40,
  receive: 22,
  sync: 480,
  export: 5,
  import: 1180,
  publish: 36,
  migrate: 24,
  backup: 12,
} as const
/** What goes on in the background after the answer may die too. */
const AFTERWARDS_MS = 400

export const kill: Family = {
  name: 'kill',
  share: 0.7,
  needsDisk: true,

  async begin(tools) {
    const { scratch, count } = tools
    const folders = copyTown(tools.town, scratch)
    const sticks = join(scratch, 'sticks')
    mkdirSync(join(sticks, 'USB'), { recursive: true })
    const ledger = expectOk(openLedger(folders.terminal))
    await setPin(ledger.settings, 'maintenance', TEST_PIN)
    ledger.close()
    const host = failingDisk(tools, 'host')
    const hub = failingDisk(tools, 'hub')
    const other = failingDisk(tools, 'other')
    const town = townOfProcesses(folders, join(scratch, 'host.sock'), { hostEnv: host.env, hubEnv: hub.env, sticks })
    const shown: string[] = []
    let people = 0
    let round = 0
    await town.startHub()
    await town.startHost()

    async function someone(): Promise<void> {
      people += 1
      shown.push(await town.person(`断电演练第${people}件`))
    }

    const what = (random: Random): 'kill' | 'kill-torn' => random.pick(['kill', 'kill-torn'])

    function judge(name: string, wrong: readonly string[] = []): void {
      const left = terminalRows(folders.terminal).receipts
      const atHub = hubReceipts(folders.hub)
      count({
        what: name,
        lost: shown.filter((number) => !left.has(number) && !atHub.includes(number)),
        duplicated: [...repeated(atHub), ...repeated(shown)],
        wrong,
      })
    }

    /** The host dies in the middle of something; then it starts again, and so does who waits for it. */
    async function hostDies(
      name: string,
      random: Random,
      steps: number,
      under: string,
      act: () => Promise<unknown>,
    ): Promise<void> {
      const after = random.below(steps)
      host.control.arm({ under, after, what: what(random) })
      const acting = act().catch(() => undefined)
      const died = await isFirst(town.hostEnded(), acting)
      host.control.watch(under, false)
      if (died) await town.startHost()
      await acting
      judge(`host killed ${died ? `at step ${after} of ${name}` : `not: ${name} was over before`}`)
    }

    const ways: Record<string, (random: Random) => Promise<void>> = {
      take: (random) => hostDies('take and send', random, STEPS.take, folders.terminal, async () => await someone()),

      sync: async (random) => {
        await publishNews(folders.hub, `第${people}次通知`)
        await hostDies('sync and apply', random, STEPS.sync, folders.terminal, async () => {
          await town.ask(terminalApi.syncNow, {})
          await someone()
        })
      },

      start: async (random) => {
        await town.killHost()
        const after = random.below(STEPS.start)
        host.control.arm({ under: folders.terminal, after, what: what(random) })
        const started = await town.startHost().then(
          () => true,
          () => false,
        )
        host.control.watch(folders.terminal, false)
        if (!started) await town.startHost()
        await someone()
        judge(`host killed at step ${after} of its start`)
      },

      export: async (random) => {
        const stick = join(sticks, 'USB')
        await hostDies('export', random, STEPS.export, stick, () => exportOutbox())
        const half = readdirSync(stick).filter((name) => !name.includes('.part-') && !isWholeOutbox(join(stick, name)))
        const again = await exportOutbox()
        const left = readdirSync(stick).filter((name) => name.includes('.part-'))
        judge('a repeated export', [...half, ...left, ...(again.ok ? [] : [`export says ${again.error.code}`])])
        rmSync(stick, { recursive: true })
        mkdirSync(stick)
      },

      receive: async (random) => {
        const after = random.below(STEPS.receive)
        hub.control.arm({ under: folders.hub, after, what: what(random) })
        const acting = someone().then(() => town.ask(terminalApi.syncNow, {}))
        const died = await isFirst(town.hubEnded(), acting)
        hub.control.watch(folders.hub, false)
        if (died) await town.startHub()
        await acting
        judge(`hub killed at step ${after} while it receives`)
      },

      publish: async (random) => {
        const after = random.below(STEPS.publish)
        const { repo } = hubFolders(folders.hub)
        other.control.arm({ under: repo, after, what: what(random) })
        const text = `第${people}次发布`
        await runProgram('test/faults/programs/publish-news.ts', [folders.hub, text], other.env)
        other.control.watch(repo, false)
        const half = await importInto(mkdtempSync(join(scratch, 'import-')), repo)
        await publishNews(folders.hub, `${text}，再一次`)
        const whole = await importInto(mkdtempSync(join(scratch, 'import-')), repo)
        judge(`publishing killed at step ${after}`, [...half, ...whole])
      },

      import: async (random) => {
        const after = random.below(STEPS.import)
        const data = mkdtempSync(join(scratch, 'import-'))
        const { repo } = hubFolders(folders.hub)
        other.control.arm({ under: data, after, what: what(random) })
        await runProgram('build/zwgk.ts', ['import', repo, '--data', data, '--json'], other.env)
        other.control.watch(data, false)
        const half = existsSync(join(data, 'ledger.sqlite')) ? whatIsWrong(data) : []
        judge(`import killed at step ${after}`, [...half, ...(await importInto(data, repo))])
      },

      migrate: async (random) => {
        const data = join(mkdtempSync(join(scratch, 'older-')), 'data')
        const kept = olderLedger(data)
        const pin = join(scratch, 'pin')
        writeFileSync(pin, TEST_PIN)
        const args = ['pin', '--data', data, 'staff', '--pin-file', pin]
        const after = await programDies(random, data, STEPS.migrate, args)
        const wrong = whatIsWrong(data)
        const left = wrong.length > 0 ? [] : [...terminalRows(data).receipts.keys()]
        judge(`killed at step ${after} of a migration`, [...wrong, ...missing(kept, left)])
      },

      backup: async (random) => {
        const folder = mkdtempSync(join(scratch, 'backup-'))
        const file = join(folder, 'backup.sqlite')
        const args = ['backup', '--data', folders.terminal, '--out', file]
        const after = await programDies(random, folder, STEPS.backup, args)
        if (!existsSync(file)) await runProgram('build/zwgk.ts', args)
        const kept = [...terminalRows(folders.terminal).receipts.keys()]
        const data = join(folder, 'data')
        await programDies(random, data, STEPS.backup * 4, ['restore', file, '--data', data])
        await runProgram('build/zwgk.ts', ['restore', file, '--data', data])
        judge(`backup killed at step ${after}, then restored`, [
          ...whatIsWrongOfLedger(data),
          ...missing(kept, [...terminalRows(data).receipts.keys()]),
        ])
      },
    }

    /** A ledger as the first release left it, with what somebody submitted. */
    function olderLedger(data: string): string[] {
      mkdirSync(data)
      const backup = join(data, 'newest.sqlite')
      const now = expectOk(openLedger(folders.terminal))
      now.backUp(backup)
      now.close()
      const path = join(data, 'ledger.sqlite')
      const db = openDurable(path)
      migrate(db, LEDGER_MIGRATIONS.slice(0, 1))
      db.prepare('ATTACH ? AS newest').run(backup)
      for (const table of ['setting', 'submission']) db.exec(`INSERT INTO main.${table} SELECT * FROM newest.${table}`)
      db.close()
      return [...terminalRows(data).receipts.keys()]
    }

    /** A command dies at the step whose number comes back, or is over before. */
    async function programDies(random: Random, data: string, steps: number, args: string[]): Promise<number> {
      const after = random.below(steps)
      other.control.arm({ under: data, after, what: what(random) })
      await runProgram('build/zwgk.ts', args, other.env)
      other.control.watch(data, false)
      return after
    }

    async function exportOutbox() {
      const entered = await town.ask(terminalRolesApi.enter, { role: 'maintenance', pin: TEST_PIN })
      if (!entered.ok) return entered
      const headers = { [GRANT_HEADER]: entered.value.grant }
      const found = await town.ask(terminalRolesApi.sticks, {}, headers)
      return await town.ask(terminalRolesApi.stickOut, { stick: found.ok ? (found.value.sticks[0]?.id ?? '') : '' }, headers)
    }

    return {
      async round(random) {
        const names = Object.keys(ways)
        await ways[names[round % names.length] ?? '']?.(random)
        round += 1
      },

      async end() {
        await town.drained()
        await town.stop()
        const atHub = hubReceipts(folders.hub)
        judge('all sent', [
          ...shown.filter((number) => !atHub.includes(number)).map((number) => `${number} did not arrive`),
          ...whatIsWrong(folders.terminal),
        ])
      },
    }
  },
}

/** A page of control for one kind of process, and the environment that makes the process heed it. */
function failingDisk({ scratch, diskLibrary }: FamilyTools, name: string) {
  const page = join(scratch, `${name}.control`)
  makeControlPage(page)
  return {
    control: diskControl(page),
    env: { LD_PRELOAD: diskLibrary, ZWGK_DISK_CONTROL: page, ZWGK_DISK_ROOTS: scratch },
  }
}

/** What is wrong after an undisturbed import into this folder; the folder goes away. */
async function importInto(data: string, repo: string): Promise<string[]> {
  const { status, output } = await runProgram('build/zwgk.ts', ['import', repo, '--data', data, '--json'])
  const wrong = status === 0 ? whatIsWrong(data) : [`import ends with ${status}: ${output.slice(0, 200)}`]
  rmSync(data, { recursive: true, force: true })
  return wrong
}

function missing(kept: readonly string[], left: readonly string[]): string[] {
  return kept.filter((number) => !left.includes(number)).map((number) => `${number} is gone`)
}

function isWholeOutbox(path: string): boolean {
  try {
    return stickOutboxSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success
  } catch {
    return false
  }
}

/** Whether the end of a process comes before the end of what is done meanwhile. */
async function isFirst(ended: Promise<unknown>, acting: Promise<unknown>): Promise<boolean> {
  const over = acting.then(() => pause(AFTERWARDS_MS)).then(() => false)
  return await Promise.race([ended.then(() => true), over])
}
