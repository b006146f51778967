// Printing for one visitor at a time: what is asked is checked, how much is counted, and what waits in the spool goes when they go (F9, F71).
import { printRequestSchema } from '../../../shared/api/print-request.ts'
import type { PrintAnswer, Printer, PrintRefusal, PrintState } from '../../../shared/api/terminal-shell.ts'
import { PRINTS_PER_SESSION } from '../../../shared/takeaway/paper.ts'
import type { ShellLog } from '../shell-log.ts'
import type { Printable, PrintSystem } from './print-system.ts'

export interface PrintDesk {
  printers(contents: Printable): Promise<readonly Printer[]>
  print(contents: Printable, asked: unknown): Promise<PrintAnswer>
  state(job: unknown): Promise<PrintState>
  /** Finished jobs leave the spool at once; one that runs may come to its end, and then goes too. */
  endSession(): void
  /** The terminal ends: nothing of this machine's visitors stays in the spool. */
  close(): Promise<void>
}

export interface PrintDeskParts {
  /** The first that answers is used. */
  readonly systems: readonly PrintSystem[]
  /** Whether a grant is one of staff or maintenance. */
  readonly isStaff: (grant: string) => Promise<boolean>
  readonly log: ShellLog
  readonly lingerMs?: number
  readonly lookMs?: number
}

/** Who has pressed 打印 and 首页 still waits at the printer; after this nobody does, and the sheet would come out for the next one. */
const LINGER_MS = 60_000
const LOOK_MS = 1_000

export function createPrintDesk({ systems, isStaff, log, lingerMs = LINGER_MS, lookMs = LOOK_MS }: PrintDeskParts): PrintDesk {
  /** Jobs that may still have something in the spool. */
  const spooled = new Map<string, PrintSystem>()
  /** Those of the visitor who is here. */
  let own = new Set<string>()
  let printed = 0

  async function answering(contents: Printable): Promise<{ system: PrintSystem; printers: readonly Printer[] } | undefined> {
    for (const system of systems) {
      const printers = await system.printers(contents)
      if (printers !== undefined && printers.length > 0) return { system, printers }
    }
    return undefined
  }

  function refuse(refused: PrintRefusal): PrintAnswer {
    log('print', { outcome: refused })
    return { refused }
  }

  return {
    printers: async (contents) => (await answering(contents))?.printers ?? [],

    async print(contents, asked) {
      const request = printRequestSchema.safeParse(asked)
      if (!request.success) return refuse('failed')
      const { printer, grant } = request.data
      const here = await answering(contents)
      // Asked first: without a printer a silent print ends in the same word as a broken one, or, on some systems, in success.
      if (here?.printers.some(({ name }) => name === printer) !== true) return refuse('no-printer')
      if (printed >= PRINTS_PER_SESSION && !(grant !== undefined && (await isStaff(grant)))) return refuse('limit')
      printed += 1
      const taken = await here.system.submit(contents, request.data).catch(() => undefined)
      if (taken?.ok !== true) {
        // No paper was used.
        printed -= 1
        return refuse('failed')
      }
      const { job, state } = taken.value
      spooled.set(job, here.system)
      own.add(job)
      log('print', { outcome: state, system: here.system.name })
      return { job, state }
    },

    async state(job) {
      if (typeof job !== 'string' || !own.has(job)) return 'failed'
      return (await spooled.get(job)?.state(job)) ?? 'failed'
    },

    endSession() {
      const left = own
      own = new Set()
      printed = 0
      for (const job of left) void seeOff(job)
    },

    async close() {
      await Promise.all([...spooled.keys()].map(forget))
    },
  }

  async function seeOff(job: string): Promise<void> {
    const until = performance.now() + lingerMs
    for (let system = spooled.get(job); system !== undefined; system = spooled.get(job)) {
      const state = await system.state(job)
      const underWay = state === 'queued' || state === 'printing'
      if (!underWay || performance.now() >= until) {
        await forget(job)
        log('print-forgotten', { state })
        return
      }
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
  }

  async function forget(job: string): Promise<void> {
    const system = spooled.get(job)
    spooled.delete(job)
    await system?.forget(job)
  }
}
