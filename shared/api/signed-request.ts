// What a terminal's signature covers: method, path, body, who, when, and a number used once. Both sides build it here.
import { statementBytes } from '../crypto/statement.ts'

export interface RequestClaims {
  readonly terminal: string
  /** ISO time by the sender's best knowledge of the hub's clock. */
  readonly time: string
  readonly nonce: string
  readonly method: string
  readonly path: string
  /** Hash of the body's bytes. */
  readonly body: string
}

export function requestStatement({ terminal, time, nonce, method, path, body }: RequestClaims): Uint8Array {
  return statementBytes('request', { terminal, time, nonce, method, path, body })
}
