// A stick that is pulled out, fails, is full or read-only at every step of an export and of an import. Nothing leaves the queue by it,
// nothing half is ever taken, and the next stick works.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { receiveStick } from '../../../hub/reception/receive-stick.ts'
import { loadMessages } from '../../../platform/messages.ts'
import { answersFileName, stickOutboxSchema } from '../../../shared/api/stick.ts'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure, Result } from '../../../shared/result.ts'
import { hubInProcess } from '../../support/hub-in-process.ts'
import { enterAs } from '../../support/roles.ts'
import { submitForm } from '../../support/submitting.ts'
import type { DiskFault } from '../disk/disk-control.ts'
import type { Family } from '../family.ts'
import { repeated } from '../judge.ts'
import type { Random } from '../random.ts'
import { copyTown, publishNews } from '../seeded-town.ts'

/** Steps of an export, and of an import of everything. */
const OUT_STEPS = 16
const IN_STEPS = 40
const FULL_BYTES = 20_000

export const stick: Family = {
  name: 'stick',
  share: 0.7,
  needsDisk: true,

  async begin({ scratch, town, count, disk }) {
    const folders = copyTown(town, scratch)
    const sticks = join(scratch, 'sticks')
    const usb = join(sticks, 'USB')
    const away = join(scratch, 'pulled')
    mkdirSync(usb, { recursive: true })
    const messages = loadMessages('zh-CN')
    const world = await hubInProcess({ seeded: folders.hub })
    const terminal = await world.terminal({ data: folders.terminal, sticks })
    await terminal.host.poller.round()
    world.door = () => new Response('shut', { status: 503 })
    const desk = await enterAs(terminal.host, 'maintenance')
    const code = terminal.host.ledger.settings.get('grant')?.terminal.code ?? ''
    const shown: string[] = []

    const stickId = async () => (await desk.get(terminalRolesApi.sticks, {})).sticks[0]?.id ?? ''
    const outboxes = () => readdirSync(usb).filter((name) => name.startsWith('zwgk-outbox') && !name.includes('.part-'))

    function insertStick(): void {
      rmSync(away, { recursive: true, force: true })
      rmSync(usb, { recursive: true, force: true })
      mkdirSync(usb, { recursive: true })
    }

    function fault(random: Random, steps: number): DiskFault | 'full' {
      const after = random.below(steps)
      switch (random.below(5)) {
        case 0:
          return { under: usb, after, what: 'pull', away, reads: true }
        case 1:
          return { under: usb, after, what: 'fail', error: 'EIO', lasting: true, reads: true }
        case 2:
          return { under: usb, after, what: 'fail', error: 'EIO', lasting: false, reads: true }
        case 3:
          return { under: usb, after, what: 'fail', error: 'EROFS', lasting: true, reads: false }
        default:
          return 'full'
      }
    }

    /** Does something while the stick fails; afterwards it is well again, or in the machine again. */
    async function troubled<Value>(
      random: Random,
      steps: number,
      act: () => Promise<Value>,
    ): Promise<{ value: Value; name: string }> {
      const chosen = fault(random, steps)
      if (chosen === 'full') disk.limit(usb, random.below(FULL_BYTES))
      else disk.arm(chosen)
      const value = await act()
      disk.watch(scratch, false)
      if (existsSync(away)) {
        rmSync(usb, { recursive: true, force: true })
        renameSync(away, usb)
      }
      return { value, name: chosen === 'full' ? chosen : `${chosen.what} at step ${chosen.after}` }
    }

    function sentence(result: Result<unknown>): string[] {
      return result.ok ? [] : bare(result.error)
    }
    function bare(error: Failure): string[] {
      const unknown = messages.failure({ code: 'no such code' })
      return error.code === 'unexpected' || messages.failure(error) === unknown
        ? [`an error without a sentence: ${error.code}`]
        : []
    }

    async function exportTroubled(random: Random): Promise<void> {
      const id = await stickId()
      const waiting = terminal.host.state().queue.waiting
      const { value, name } = await troubled(random, OUT_STEPS, () => desk.ask(terminalRolesApi.stickOut, { stick: id }))
      const wrong = sentence(value)
      const whole = outboxes().every((file) => readOutbox(join(usb, file)) !== undefined)
      if (!whole) wrong.push('half a file under its final name')
      if (value.ok && readOutbox(join(usb, value.value.file))?.content.envelopes.length !== waiting)
        wrong.push('export said done, and the file does not hold what waits')
      if (terminal.host.state().queue.waiting !== waiting) wrong.push('something left the queue by an export')
      await judge(`export, stick: ${name}`, wrong)
    }

    async function importTroubled(random: Random): Promise<void> {
      const exported = await desk.get(terminalRolesApi.stickOut, { stick: await stickId() })
      const outbox = readOutbox(join(usb, exported.file))
      const answers = outbox && (await receiveStick(outbox, world.reception))
      if (!answers?.ok) throw new Error('expected the hub to take the file')
      writeFileSync(join(usb, answersFileName(code)), JSON.stringify(answers.value))
      await publishNews(folders.hub, `摆渡演练${shown.length}`)
      cpSync(world.repo, join(usb, 'repo'), { recursive: true })
      const id = await stickId()
      const before = terminal.host.state().content?.generation ?? 0
      const take = () => desk.ask(terminalRolesApi.stickIn, { stick: id })
      const { value, name } = await troubled(random, IN_STEPS, take)
      const wrong = sentence(value)
      if (value.ok)
        wrong.push(...value.value.parts.flatMap(({ failure }) => (failure === undefined ? [] : bare({ code: failure.code }))))
      if (terminal.host.state().content === undefined) wrong.push('no content is shown')
      const again = await desk.ask(terminalRolesApi.stickIn, { stick: await stickId() })
      const failed = again.ok
        ? again.value.parts.filter(({ outcome }) => outcome === 'failed')
        : [{ part: 'all', failure: again.error }]
      wrong.push(...failed.map(({ part, failure }) => `the second import fails: ${part} ${failure?.code}`))
      const { queue, content } = terminal.host.state()
      if (queue.waiting > 0) wrong.push('acknowledged items still wait')
      if ((content?.generation ?? 0) <= before) wrong.push('the new content is not shown')
      await judge(`import, stick: ${name}`, wrong)
    }

    async function judge(what: string, wrong: readonly string[]): Promise<void> {
      const atHub = await world.receipts()
      const { submissions } = terminal.host.ledger
      count({
        what,
        lost: shown.filter((number) => {
          const state = submissions.byReceipt(number)?.state
          return state === undefined || (state === 'acknowledged' && !atHub.includes(number))
        }),
        duplicated: [...repeated(shown), ...repeated(atHub)],
        wrong,
      })
    }

    return {
      async round(random) {
        insertStick()
        const { number } = await submitForm(terminal.host, 'consultation', '摆渡演练')
        shown.push(number)
        // The round that a submission starts would stand in the way of the import.
        await terminal.host.poller.round()
        await exportTroubled(random)
        insertStick()
        await importTroubled(random)
      },

      async end() {
        await world.close()
      },
    }
  },
}

function readOutbox(path: string) {
  try {
    return stickOutboxSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    // Half a file is no JSON.
    return undefined
  }
}
