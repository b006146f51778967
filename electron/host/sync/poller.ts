// Looks for news on its own: at a steady pace with jitter, content first, then what waits and what was answered. Needs no network events (F6).

import type { Log } from '../../../platform/log/logger.ts'
import { httpSource } from '../../../platform/package/http-source.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { type HeartbeatStanding, type Lockdown, REPOSITORY_PATH } from '../../../shared/api/hub-terminal.ts'
import type { SyncState, TerminalState } from '../../../shared/api/terminal.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { ContentStore } from '../content/content-store.ts'
import type { CommandDesk } from '../fleet/command-desk.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Moving } from '../outbox/enrol.ts'
import { enrolFromOffer } from '../outbox/enrol-from-offer.ts'
import { type FormerLine, retireFormerOffices } from '../outbox/former-lines.ts'
import { heartbeatOf } from '../outbox/heartbeat.ts'
import type { HubClient } from '../outbox/hub-client.ts'
import { takeMovedAway } from '../outbox/moved-away.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { storageFailure } from '../storage-failure.ts'
import type { UseCounter } from '../use-counter.ts'
import { following } from './following.ts'
import { type SyncOutcome, syncOnce } from './sync-once.ts'

export interface Poller {
  /**
   * One round now, beside the timer. While one runs, a single further one is put behind it, for all who ask (F15): the one that
   * runs may have asked the hub before there was anything to bring.
   */
  round(): Promise<void>
  /** Takes content from a source, such as a stick. Refused while another sync runs. */
  take(source: PackageSource): Promise<Result<SyncOutcome>>
  /** Runs what changes whom this terminal trusts, once no sync writes what it has taken from the one before. */
  whileNoSync<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>>
  start(): void
  /** Stops the timer and a running download; resolves when nothing runs any more. */
  stop(): Promise<void>
  connection(): TerminalState['connection']
  syncState(): SyncState
}

export interface PollerParts {
  readonly ledger: Ledger
  readonly content: ContentStore
  readonly clock: Clock
  readonly hub: HubClient
  readonly outbox: Outbox
  readonly commands: CommandDesk
  readonly moving: Moving
  /** Offices that the terminal has left and that a receipt here may still need. */
  readonly formerLines: () => readonly FormerLine[]
  readonly dataFolder: string
  readonly log: Log
  readonly version: string
  readonly standing: () => HeartbeatStanding
  readonly lockdown: Lockdown | undefined
  /** Time between two rounds; jitter comes on top. */
  readonly pollMs: number
  readonly use: UseCounter
  readonly changed: () => void
}

/** A reply is notice, not 送达: it stays on the terminal for 30 days. */
const REPLIES_KEPT_MS = 30 * 86_400_000
const POLL_JITTER = 0.2
/** Reading blobs again takes its time: not with each round. */
const SCRUB_EVERY_MS = 10 * 60_000
const IDLE: SyncState = { phase: 'idle', done: 0, total: 0, bytesDone: 0, bytesTotal: 0 }

export function createPoller(parts: PollerParts): Poller {
  const { ledger, content, clock, hub, outbox, commands, dataFolder, log, version } = parts
  const { standing, lockdown, pollMs, use, moving, formerLines, changed } = parts
  const stopping = new AbortController()
  let connection: TerminalState['connection'] = 'none'
  let sync: SyncState = IDLE
  /** What changes the shown content: one at a time. */
  let syncing: Promise<unknown> | undefined
  let running: Promise<void> | undefined
  let behind: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let scrubbedAt: number | undefined

  function report(change: Partial<SyncState>): void {
    const { failure: _, ...rest } = sync
    sync = change.phase === undefined ? { ...sync, ...change } : { ...rest, ...change }
    changed()
  }

  async function runSync(source: PackageSource): Promise<Result<SyncOutcome>> {
    const result = await storageFailures(
      syncOnce({
        source,
        ledger,
        content,
        dataFolder,
        ...following(ledger.settings),
        now: clock.time().now,
        report,
        signal: stopping.signal,
      }),
    )
    if (!result.ok) {
      log('sync-failed', { code: result.error.code, source: source.kind })
      report({ phase: 'failed', failure: { code: result.error.code, params: { name: source.name, ...result.error.params } } })
    }
    return result
  }

  async function take(source: PackageSource): Promise<Result<SyncOutcome>> {
    if (syncing !== undefined) return fail('sync-running')
    const sync = runSync(source)
    return await alone(sync)
  }

  async function whileNoSync<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    while (syncing !== undefined) await syncing.catch(() => undefined)
    return await alone(work())
  }

  function alone<Value>(work: Promise<Value>): Promise<Value> {
    const done = work.finally(() => {
      syncing = undefined
    })
    syncing = done
    return done
  }

  /** 公示 past its end is erased by the trusted day, with no network too. While a sync runs, the round after it does it. */
  async function eraseEnded(): Promise<void> {
    if (syncing !== undefined) return
    const erased = await alone(content.eraseEnded(clock.today()))
    if (!erased.ok) log('sync-failed', { code: erased.error.code, source: 'erasing' })
  }

  async function exchange(): Promise<void> {
    const end = await outbox.send()
    const heartbeat = heartbeatOf({ ledger, content, clock, version, standing, lockdown, use })
    const answer = await hub.poll(heartbeat)
    if (answer.ok) {
      ledger.submissions.repliesConfirmed(heartbeat.repliesKept)
      if (heartbeat.report !== undefined) ledger.settings.set('report-told', heartbeat.report.madeAt)
      outbox.keepReplies(answer.value.replies)
      ledger.commands.told(heartbeat.commandsAnswered ?? [])
      commands.take(answer.value.commands ?? [])
      takeMovedAway(answer.value.movedAway, { ledger, office: content.office, log })
      if (heartbeat.repliesWantedAgain === true) ledger.settings.remove('replies-wanted-again')
      await outbox.tellWindowRecords()
      connection = end === 'offline' ? 'offline' : 'online'
    } else connection = answer.error.code === 'not-enrolled' ? 'refused' : 'offline'
    changed()
  }

  /** A disk that fails is told like any other failure: nobody waits for the background, so what it throws would end the host (F80). */
  async function storageFailures<Value>(work: Promise<Result<Value>>): Promise<Result<Value>> {
    try {
      return await work
    } catch (error) {
      const failure = storageFailure(error, dataFolder)
      if (failure === undefined) throw error
      log('storage-failed', { code: failure.code })
      return { ok: false, error: failure }
    }
  }

  async function oneRound(): Promise<void> {
    if (scrubbedAt === undefined || performance.now() - scrubbedAt > SCRUB_EVERY_MS) {
      scrubbedAt = performance.now()
      await content.scrub()
    }
    await content.repair(clock.today())
    await eraseEnded()
    ledger.submissions.dropRepliesSentBefore(new Date(clock.time().now.getTime() - REPLIES_KEPT_MS))
    await whileNoSync(() => enrolFromOffer(ledger, moving))
    retireFormerOffices({ ledger, clock, log })
    const address = ledger.settings.get('hub-address')
    if (address === undefined || ledger.settings.get('grant') === undefined) {
      connection = 'none'
      changed()
      return
    }
    // The forms need the office file, and the outbox its keys: content comes first, and its failure stops nothing (F41).
    const taken = await take(httpSource(`${address}${REPOSITORY_PATH}`))
    if (!taken.ok && taken.error.code === 'unreachable') {
      // Said at once: the calls that follow may take as long again to find out.
      connection = 'offline'
      changed()
    }
    if (!stopping.signal.aborted) await exchange()
    // After the office of now: one that is gone for good must not keep it waiting.
    for (const line of formerLines()) if (!stopping.signal.aborted) await line.exchange()
    await carryOut(httpSource(`${address}${REPOSITORY_PATH}`))
  }

  /** What the poll has brought to do, and its outcome told at once: somebody at the office is looking. */
  async function carryOut(source: PackageSource): Promise<void> {
    if (commands.wantsSync() && !stopping.signal.aborted) {
      const taken = await take(source)
      // Stopped under way, or another sync runs: the next round does it.
      if (stopping.signal.aborted || (!taken.ok && taken.error.code === 'sync-running')) return
      commands.synced(taken.ok)
    }
    if (connection === 'online' && ledger.commands.untold().length > 0 && !stopping.signal.aborted) await exchange()
  }

  function begin(): Promise<void> {
    const round = storageFailures(oneRound().then(() => ok(undefined)))
    running = round.then(changed).finally(() => {
      running = undefined
    })
    return running
  }

  function round(): Promise<void> {
    if (running === undefined) return begin()
    behind ??= running
      .catch(() => undefined)
      .then(() => {
        behind = undefined
        return stopping.signal.aborted ? undefined : begin()
      })
    return behind
  }

  function schedule(): void {
    const wait = pollMs * (1 + POLL_JITTER * (Math.random() * 2 - 1))
    timer = setTimeout(() => {
      void round().finally(() => {
        if (!stopping.signal.aborted) schedule()
      })
    }, wait)
  }

  return {
    round,
    take,
    whileNoSync,
    start() {
      void round()
      schedule()
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await Promise.allSettled([running, syncing])
    },
    connection: () => connection,
    syncState: () => sync,
  }
}
