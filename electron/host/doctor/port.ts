// Is the terminal's port free, or taken by the terminal itself?
import { createServer } from 'node:net'
import { failureSchema } from '../../../shared/api/endpoint.ts'
import type { Probe } from './finding.ts'

const ANSWER_WITHIN_MS = 3_000

export const port: Probe = async ({ port: wanted }) => {
  if (wanted === undefined) return []
  const params = { port: wanted }
  if (!(await isTaken(wanted))) return [{ topic: 'port', state: 'ok', params }]
  return [(await isTerminal(wanted)) ? { topic: 'port-ours', state: 'ok', params } : { topic: 'port', state: 'wrong', params }]
}

async function isTaken(wanted: number): Promise<boolean> {
  const server = createServer()
  return await new Promise((resolve) => {
    server.once('error', () => resolve(true))
    server.listen(wanted, '127.0.0.1', () => server.close(() => resolve(false)))
  })
}

/** The door of the browser shell refuses whoever has no cookie, in the words of our contract; another program says something else. */
async function isTerminal(wanted: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${wanted}/`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      redirect: 'manual',
    })
    const read = failureSchema.safeParse(await answer.json())
    return read.success && read.data.error.code === 'not-allowed'
  } catch {
    // No HTTP, or no answer: not this program.
    return false
  }
}
