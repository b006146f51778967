// 重启: the host ends so that its shell starts it anew, but never under the hands of somebody who is using the machine.
import type { Log } from '../../../platform/log/logger.ts'
import { RESTART_WAITS_AT_MOST_MS } from '../../../shared/fleet/command.ts'

export interface RestartDesk {
  /** `before`: runs just before the end. Asked twice, it ends once. */
  whenFree(before: () => void): void
  /** The page tells whether somebody is using it. */
  inUse(using: boolean): void
  close(): void
}

/** `end`: ends the host. `atMostMs`: a page that died has told nothing. */
export function createRestartDesk(end: () => void, log: Log, atMostMs = RESTART_WAITS_AT_MOST_MS): RestartDesk {
  let using = false
  let wanted: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined

  function now(): void {
    clearTimeout(timer)
    const before = wanted
    if (before === undefined) return
    wanted = undefined
    before()
    log('restart-commanded')
    end()
  }

  return {
    whenFree(before) {
      if (wanted !== undefined) return
      wanted = before
      // Not within the call that brought the command.
      timer = setTimeout(now, using ? atMostMs : 0)
    },
    inUse(told) {
      using = told
      if (!using) now()
    },
    close() {
      clearTimeout(timer)
      wanted = undefined
    },
  }
}
