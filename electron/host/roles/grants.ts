// A grant: what a right PIN gives. A random token in memory, for one role; it ends when it is not used, when left, and with the host.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { TerminalRole } from '../../../shared/roles/pin.ts'

export interface Grants {
  /** One person stands at one screen: an earlier grant ends. */
  give(role: TerminalRole): string
  /** Whether this token is good for the role now; counts as use. */
  allows(token: string, role: TerminalRole): boolean
  end(token: string): void
}

/** Not used for this long, a grant has ended. */
export const GRANT_UNUSED_MS: Readonly<Record<TerminalRole, number>> = { staff: 180_000, maintenance: 300_000 }
const TOKEN_BYTES = 32

export function createGrants(monotonic: () => number = () => performance.now()): Grants {
  let current: { readonly token: Buffer; readonly role: TerminalRole; usedAt: number } | undefined

  const holds = (token: string): boolean => {
    const given = Buffer.from(token, 'hex')
    if (current === undefined || given.length !== TOKEN_BYTES || !timingSafeEqual(given, current.token)) return false
    if (monotonic() - current.usedAt < GRANT_UNUSED_MS[current.role]) return true
    current = undefined
    return false
  }
  return {
    give(role) {
      const token = randomBytes(TOKEN_BYTES)
      current = { token, role, usedAt: monotonic() }
      return token.toString('hex')
    },
    allows(token, role) {
      if (!holds(token) || current?.role !== role) return false
      current.usedAt = monotonic()
      return true
    },
    end(token) {
      if (holds(token)) current = undefined
    },
  }
}
