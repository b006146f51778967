// 请人帮忙 at the terminal: rings here first, tells the hub again and again while the call stands, and asks no network to be there.
import { randomUUID } from 'node:crypto'
import type { Log } from '../../../platform/log/logger.ts'
import type { TerminalState } from '../../../shared/api/terminal.ts'
import { HELP_CALL_OPEN_MS, mayRing } from '../../../shared/fleet/help-call.ts'
import type { HubClient } from '../outbox/hub-client.ts'

export interface HelpDesk {
  /** Somebody has pressed 请人帮忙. Rings where it may; a call that stands stays the same call. */
  call(): { rings: boolean }
  /** The person says that somebody has come. */
  over(): void
  state(): TerminalState['helpCall']
  close(): void
}

export interface HelpDeskParts {
  readonly hub: Pick<HubClient, 'helpCall'>
  readonly log: Log
  readonly changed: () => void
  /** Milliseconds that no clock can set back. */
  readonly monotonic?: () => number
  readonly tellEveryMs?: number
}

type Told = NonNullable<TerminalState['helpCall']>['told']

/** The hub's answer to the same words says whether somebody has seen the call. */
const TELL_EVERY_MS = 5_000

export function createHelpDesk(parts: HelpDeskParts): HelpDesk {
  const { hub, log, changed, monotonic = () => performance.now(), tellEveryMs = TELL_EVERY_MS } = parts
  let rings: number[] = []
  let standing: { readonly id: string; readonly since: number; rings: number; told: Told } | undefined
  let timer: NodeJS.Timeout | undefined
  let telling: Promise<void> = Promise.resolve()

  function end(): void {
    clearTimeout(timer)
    standing = undefined
    changed()
  }

  async function tell(): Promise<void> {
    clearTimeout(timer)
    const mine = standing
    if (mine === undefined) return
    if (monotonic() - mine.since >= HELP_CALL_OPEN_MS) return end()
    const answer = await hub.helpCall({ id: mine.id, rings: mine.rings, over: false })
    if (standing !== mine) return
    const told = answer.ok ? (answer.value.state === 'standing' ? 'hub' : answer.value.state) : 'nobody'
    if (told !== mine.told) {
      mine.told = told
      changed()
    }
    // Seen: nothing more to learn, and the screen goes on saying so until the call has run out.
    clearTimeout(timer)
    timer = setTimeout(tellNow, told === 'seen' || told === 'over' ? HELP_CALL_OPEN_MS : tellEveryMs)
  }

  function tellNow(): void {
    telling = tell()
  }

  return {
    call() {
      const now = monotonic()
      rings = rings.filter((at) => now - at < HELP_CALL_OPEN_MS)
      const mayNow = mayRing(rings, now)
      if (mayNow) rings.push(now)
      const runOut = standing !== undefined && (now - standing.since >= HELP_CALL_OPEN_MS || standing.told === 'over')
      if (standing === undefined || runOut) {
        // A call that may not ring is none: nobody is told of what nobody could hear.
        if (!mayNow) return { rings: false }
        standing = { id: randomUUID(), since: now, rings: 1, told: 'asking' }
        log('help-called')
      } else if (mayNow) standing.rings += 1
      else return { rings: false }
      changed()
      tellNow()
      return { rings: true }
    },
    over() {
      if (standing === undefined) return
      const { id, rings: count } = standing
      end()
      // After what is still on its way, or that would open the call anew. Not answered: the hub lets it run out by itself.
      void telling.then(() => hub.helpCall({ id, rings: count, over: true }))
    },
    state: () =>
      standing === undefined || monotonic() - standing.since >= HELP_CALL_OPEN_MS ? undefined : { told: standing.told },
    close() {
      clearTimeout(timer)
      standing = undefined
    },
  }
}
