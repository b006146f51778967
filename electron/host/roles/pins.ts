// PINs of staff and maintenance: kept as a salted slow hash, tried with growing waits that neither a restart nor a changed clock shortens.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { currentSuite, suiteById } from '../../../platform/crypto/suites.ts'
import type { Log } from '../../../platform/log/logger.ts'
import { sqliteErrorKind } from '../../../platform/sqlite/open.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { pinProblem, TERMINAL_ROLES, type TerminalRole, waitAfterWrongTries } from '../../../shared/roles/pin.ts'
import type { Settings } from '../ledger/settings.ts'

export interface Pins {
  /** Errors: `pin-not-set`, `pin-wait` (nobody may try now), `pin-wrong`. */
  check(role: TerminalRole, pin: string): Promise<Result<void>>
  state(role: TerminalRole): { pinSet: boolean; waitSeconds: number }
  /** Keeps what is left of a wait. */
  close(): void
}

/** While somebody has to wait, the rest is kept this often: a restart makes the wait longer by at most this. */
const KEEP_REST_MS = 5_000
const SALT_BYTES = 16

/** Errors: `pin-not-six-digits`, `pin-weak`. Earlier wrong tries count no more. */
export async function setPin(settings: Settings, role: TerminalRole, pin: string): Promise<Result<void>> {
  const problem = pinProblem(pin)
  if (problem !== undefined) return fail(problem)
  const salt = randomBytes(SALT_BYTES).toString('hex')
  const kept = { suite: currentSuite.id, salt, check: await currentSuite.stretch(pin, salt) }
  settings.set('pins', { ...settings.get('pins'), [role]: kept })
  settings.set('pin-tries', { ...settings.get('pin-tries'), [role]: { wrong: 0, waitMs: 0 } })
  return ok(undefined)
}

/** `monotonic`: milliseconds that only go forward, whatever the machine's clock is set to. */
export function createPins(settings: Settings, log: Log, monotonic: () => number = () => performance.now()): Pins {
  const kept = settings.get('pin-tries')
  const tries = Object.fromEntries(
    TERMINAL_ROLES.map((role) => [role, { wrong: kept?.[role]?.wrong ?? 0, until: monotonic() + (kept?.[role]?.waitMs ?? 0) }]),
  ) as Record<TerminalRole, { wrong: number; until: number }>
  // Whole milliseconds: the rest of a subtraction of fractions would be shown as a second more.
  const waitMs = (role: TerminalRole) => Math.max(0, Math.round(tries[role].until - monotonic()))

  function keep(): void {
    try {
      settings.set(
        'pin-tries',
        Object.fromEntries(TERMINAL_ROLES.map((role) => [role, { wrong: tries[role].wrong, waitMs: waitMs(role) }])),
      )
    } catch (error) {
      // On a full or read-only disk maintenance must still get in; the count then holds until the next restart.
      if (sqliteErrorKind(error) === undefined) throw error
    }
  }
  let waiting = TERMINAL_ROLES.some((role) => waitMs(role) > 0)
  const timer = setInterval(() => {
    if (!waiting) return
    waiting = TERMINAL_ROLES.some((role) => waitMs(role) > 0)
    keep()
  }, KEEP_REST_MS)
  timer.unref()

  return {
    async check(role, pin) {
      const known = settings.get('pins')?.[role]
      if (known === undefined) return fail('pin-not-set', { role })
      if (waitMs(role) > 0) return fail('pin-wait', { seconds: Math.ceil(waitMs(role) / 1000) })
      // Counted as wrong before it is looked at: whoever pulls the plug in between, or tries several at once, gains nothing.
      const wrong = tries[role].wrong + 1
      const wait = waitAfterWrongTries(wrong)
      tries[role] = { wrong, until: monotonic() + wait }
      waiting ||= wait > 0
      keep()
      const right = timingSafeEqual(
        Buffer.from(await suiteById(known.suite).stretch(pin, known.salt), 'hex'),
        Buffer.from(known.check, 'hex'),
      )
      log('pin-tried', { role, ok: right })
      if (!right) return wait > 0 ? fail('pin-wait', { seconds: Math.ceil(wait / 1000) }) : fail('pin-wrong')
      tries[role] = { wrong: 0, until: monotonic() }
      keep()
      return ok(undefined)
    },
    state: (role) => ({
      pinSet: settings.get('pins')?.[role] !== undefined,
      waitSeconds: Math.ceil(waitMs(role) / 1000),
    }),
    close() {
      clearInterval(timer)
      if (waiting) keep()
    },
  }
}
