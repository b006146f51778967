// Hands on what waits, again and again, to every office whose hub can be reached: a minute after the last try, later and later while it is silent.
import { boundedFetch } from '../../platform/http/bounded-fetch.ts'
import { errorName } from '../../platform/log/error-name.ts'
import { callEndpoint } from '../../shared/api/endpoint.ts'
import { hubTransferApi } from '../../shared/api/transfer.ts'
import { type HandingParts, keepTransferAnswer, makeTransfers, waitingTransfers } from './hand-on.ts'
import { knownOffices } from './known-offices.ts'

const TRY_EVERY_MS = 60_000
const TRY_AT_LEAST_EVERY_MS = 3_600_000
/** One in a request: each may be nearly as large as a request may be. */
const AT_ONCE = 1

export interface HandingOn {
  /** A round now; gives back whether every office that has an address has answered for all. */
  round(): Promise<boolean>
  /** Stops the timer; resolves when nothing runs any more. */
  stop(): Promise<void>
}

export function keepHandingOn(parts: HandingParts): HandingOn {
  const { log } = parts
  let running: Promise<boolean> | undefined
  let timer: NodeJS.Timeout | undefined
  let wait = TRY_EVERY_MS
  let stopped = false

  function round(): Promise<boolean> {
    running ??= everyOffice(parts).finally(() => {
      running = undefined
    })
    return running
  }

  function schedule(): void {
    if (stopped) return
    timer = setTimeout(() => {
      round()
        .catch((error: unknown) => {
          log('unexpected', { error: errorName(error) })
          return false
        })
        .then((done) => {
          wait = done ? TRY_EVERY_MS : Math.min(2 * wait, TRY_AT_LEAST_EVERY_MS)
          schedule()
        })
    }, wait)
    timer.unref()
  }

  schedule()
  return {
    round,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running?.catch(() => undefined)
    },
  }
}

async function everyOffice(parts: HandingParts): Promise<boolean> {
  await makeTransfers(parts)
  let done = true
  for (const { office, address } of await knownOffices(parts.store))
    if (address !== undefined && !(await toOffice(office.id, address.replace(/\/+$/, ''), parts))) done = false
  return done
}

/** Stops at the first that gets no word: what is behind it would get none either. */
async function toOffice(office: string, address: string, parts: HandingParts): Promise<boolean> {
  for (;;) {
    const transfers = await waitingTransfers(parts.store, office, AT_ONCE)
    if (transfers.length === 0) return true
    const answer = await callEndpoint(boundedFetch, address, hubTransferApi.take, { format: 1, transfers })
    const words = answer.ok ? answer.value.answers : []
    let kept = 0
    for (const word of words) if (await keepTransferAnswer(word, parts)) kept += 1
    if (kept < transfers.length) {
      parts.log('hub-not-handed-on', { to: office, code: answer.ok ? 'not-signed' : answer.error.code })
      return false
    }
  }
}
