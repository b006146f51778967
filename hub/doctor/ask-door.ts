// Who answers at the hub's port: this hub, another one, another program, or nobody.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileFailure } from '../../platform/files/failure.ts'
import { boundedFetch } from '../../platform/http/bounded-fetch.ts'
import { METADATA_FOLDER } from '../../platform/package/metadata.ts'
import { failureSchema } from '../../shared/api/endpoint.ts'
import { REPOSITORY_PATH } from '../../shared/api/hub-terminal.ts'

export type Door =
  | 'ours'
  /** A hub that shows another repository. */
  | 'other-hub'
  | 'stranger'
  /** Somebody listens and says nothing. */
  | 'silent'
  | 'shut'

/** The one file of a repository that is replaced: no two repositories have the same. */
const NEWEST = join(METADATA_FOLDER, 'timestamp.json')

export async function askDoor(port: number, repo: string, withinMs: number): Promise<Door> {
  const before = read(repo)
  try {
    const answer = await boundedFetch(new Request(`http://127.0.0.1:${port}${REPOSITORY_PATH}/${NEWEST}`), withinMs)
    const body = await answer.text()
    // A hub that has nothing to show, or may not, says so in the words of our contract.
    if (!answer.ok) return isOurFailure(body) ? 'ours' : 'stranger'
    // It may have been signed anew in between.
    if (before === undefined || [before, read(repo)].includes(body)) return 'ours'
    return body.includes('"_type": "timestamp"') ? 'other-hub' : 'stranger'
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.name === 'TimeoutError') return 'silent'
    const { cause } = error
    return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED' ? 'shut' : 'stranger'
  }
}

function isOurFailure(body: string): boolean {
  try {
    return failureSchema.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}

function read(repo: string): string | undefined {
  const path = join(repo, NEWEST)
  try {
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  } catch (error) {
    if (fileFailure(error, path) === undefined) throw error
    return undefined
  }
}
