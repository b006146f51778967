// Keeps the host process running: starts it, tells when it answers, starts it again with growing pauses, and gives up for a while when it can't stand.
import { restartBudget } from './restart-budget.ts'
import type { ShellLog } from './shell-log.ts'

/** One run of the host. */
export interface HostRun {
  /** Resolves when it listens. */
  readonly ready: Promise<void>
  /** Resolves with the exit code, however it ended. */
  readonly ended: Promise<number>
  /** Asks it to end. */
  stop(): void
  /** Ends it at once. */
  kill(): void
}

export interface HostProcess {
  /** True once the host answers; false when it has not within the time or was given up. */
  ready(withinMs?: number): Promise<boolean>
  stop(): Promise<void>
}

export interface HostProcessOptions {
  readonly launch: () => HostRun
  readonly log: ShellLog
  /** Called when restarts are used up; the host is tried again after RETRY_MS. */
  readonly givenUp: () => void
  /** Called when the host answers again after it was given up. */
  readonly back: () => void
}

const RESTARTS = 5
const RESTARTS_WITHIN_MS = 60_000
/** Pause before the first, second, ... restart: a crashed host is back at once, one that can't start does not take the machine. */
const PAUSES_MS = [0, 250, 1_000, 3_000, 6_000]
const RETRY_MS = 60_000
const START_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 8_000
const ANSWER_WITHIN_MS = 15_000

export function keepHostRunning({ launch, log, givenUp, back }: HostProcessOptions): HostProcess {
  const budget = restartBudget(RESTARTS, RESTARTS_WITHIN_MS)
  let run: HostRun | undefined
  let gate = Promise.withResolvers<boolean>()
  let timer: NodeJS.Timeout | undefined
  let isGivenUp = false
  let stopping = false

  /** Whoever waits looks again. */
  function sendOn(): void {
    gate.resolve(false)
    gate = Promise.withResolvers()
  }

  function start(): void {
    const current = launch()
    run = current
    const slow = setTimeout(() => current.kill(), START_WITHIN_MS)
    void current.ready.then(
      () => {
        clearTimeout(slow)
        log('host-ready')
        gate.resolve(true)
        if (isGivenUp) back()
        isGivenUp = false
      },
      () => undefined,
    )
    void current.ended.then((code) => {
      clearTimeout(slow)
      run = undefined
      sendOn()
      if (!stopping) again(code)
    })
  }

  function again(code: number): void {
    const count = budget.take()
    if (count !== undefined) {
      log('host-ended', { code, restart: count })
      timer = setTimeout(start, PAUSES_MS[count - 1])
      return
    }
    log('host-given-up', { code })
    if (!isGivenUp) givenUp()
    isGivenUp = true
    sendOn()
    timer = setTimeout(start, RETRY_MS)
  }

  start()
  return {
    async ready(withinMs = ANSWER_WITHIN_MS) {
      const end = performance.now() + withinMs
      while (!stopping && !isGivenUp) {
        const left = end - performance.now()
        if (left <= 0) return false
        const late = Promise.withResolvers<'late'>()
        const waiting = setTimeout(() => late.resolve('late'), left)
        const answer = await Promise.race([gate.promise, late.promise])
        clearTimeout(waiting)
        // False says that this run ended: the next one may answer in time.
        if (answer !== false) return answer === true
      }
      return false
    },
    async stop() {
      stopping = true
      clearTimeout(timer)
      sendOn()
      const current = run
      if (current === undefined) return
      current.stop()
      const hard = setTimeout(() => current.kill(), STOP_WITHIN_MS)
      await current.ended
      clearTimeout(hard)
    },
  }
}
