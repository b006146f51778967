// One request to CUPS over its socket on this machine; nothing goes over a network.
import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { userInfo } from 'node:os'
import { decodeAnswer, encodeRequest, type IppAnswer, type IppRequest } from './ipp-message.ts'

/** CUPS_SERVER is CUPS's own: where it listens, if not at the usual place. */
const USUAL_SOCKET = '/run/cups/cups.sock'
const ANSWER_WITHIN_MS = 15_000
const ANSWER_MAX_BYTES = 4 * 1_048_576

/** Undefined: CUPS is not there, does not answer, or says what is no IPP. */
export type AskCups = (path: string, asked: IppRequest, document?: Uint8Array) => Promise<IppAnswer | undefined>

export function cupsSocket(env: NodeJS.ProcessEnv): string {
  const named = env['CUPS_SERVER']
  return named?.startsWith('/') === true ? named : USUAL_SOCKET
}

export function cupsConnection(socketPath: string): AskCups {
  let asked = 0
  return async (path, message, document) => {
    if (!existsSync(socketPath)) return undefined
    asked += 1
    const body = [Buffer.from(encodeRequest(message, asked)), ...(document === undefined ? [] : [Buffer.from(document)])]
    const { promise, resolve } = Promise.withResolvers<IppAnswer | undefined>()
    const headers = {
      'content-type': 'application/ipp',
      'content-length': body.reduce((sum, { length }) => sum + length, 0),
      host: 'localhost',
      // Who owns a job may stop it; over the socket CUPS sees by itself that the name is true.
      authorization: `PeerCred ${userInfo().username}`,
    }
    const sent = request({ socketPath, path, method: 'POST', headers, timeout: ANSWER_WITHIN_MS }, (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        size += part.length
        if (size > ANSWER_MAX_BYTES) response.destroy()
        else parts.push(part)
      })
      response.on('close', () => resolve(response.complete ? decodeAnswer(Buffer.concat(parts)) : undefined))
    })
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(undefined))
    for (const part of body) sent.write(part)
    sent.end()
    return await promise
  }
}
