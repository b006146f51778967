// A repository on a hub or a static server. Sizes are counted on real bytes; silence has a limit; a login page is told from a hub.
import { fail, ok, type Result } from '../../shared/result.ts'
import type { PackageSource, SourceFailure } from './source.ts'

/** Longest silence before a connection counts as dead. */
const SILENCE_MS = 15_000

/** `base`: address of the repository's folder, without a final slash. */
export function httpSource(base: string): PackageSource {
  return {
    kind: 'http',
    name: base,
    read: (path, maxBytes, signal) => get(`${base}/${path}`, { maxBytes, json: path.endsWith('.json') }, signal),
    readPart: (path, offset, length, signal) => get(`${base}/${path}`, { maxBytes: length, offset, exact: true }, signal),
  }
}

interface Wanted {
  readonly maxBytes: number
  readonly offset?: number
  readonly exact?: boolean
  readonly json?: boolean
}

async function get(url: string, wanted: Wanted, outer?: AbortSignal): Promise<Result<Uint8Array, SourceFailure>> {
  const silence = new AbortController()
  const signal = outer === undefined ? silence.signal : AbortSignal.any([silence.signal, outer])
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), SILENCE_MS)
  }
  try {
    const { offset, maxBytes } = wanted
    const headers = offset === undefined ? {} : { range: `bytes=${offset}-${offset + maxBytes - 1}` }
    const response = await fetch(url, { signal, headers, redirect: 'error' })
    const failure = statusFailure(response)
    if (failure !== undefined) {
      await response.body?.cancel()
      return fail(failure)
    }
    // A server that does not know ranges sends the whole file: what lies before the wanted part is passed over.
    const skip = offset !== undefined && response.status === 200 ? offset : 0
    return check(await readPart(response, skip, wanted, heard), wanted)
  } catch {
    return fail(outer?.aborted ? 'cancelled' : 'unreachable')
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

function statusFailure(response: Response): SourceFailure | undefined {
  if (response.status === 404 || response.status === 410) return 'not-there'
  if (response.status >= 500 || response.status === 429) return 'hub-error'
  if (response.status !== 200 && response.status !== 206) return 'not-a-hub'
  return response.headers.get('content-type')?.startsWith('text/html') ? 'not-a-hub' : undefined
}

/** Reads at most `maxBytes` after `skip`; undefined when a whole file is larger than it may be. */
async function readPart(response: Response, skip: number, wanted: Wanted, heard: () => void): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let toSkip = skip
  let size = 0
  for await (const chunk of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    heard()
    const useful = chunk.subarray(Math.min(toSkip, chunk.length))
    toSkip -= chunk.length - useful.length
    size += useful.length
    if (size > wanted.maxBytes && !wanted.exact) return undefined
    parts.push(useful)
    if (wanted.exact && size >= wanted.maxBytes) break
  }
  return Buffer.concat(parts).subarray(0, wanted.maxBytes)
}

function check(bytes: Uint8Array | undefined, wanted: Wanted): Result<Uint8Array, SourceFailure> {
  if (bytes === undefined) return fail('too-large')
  if (wanted.exact && bytes.length !== wanted.maxBytes) return fail('unreachable')
  // Metadata is JSON; anything else with status 200 is somebody else's page, such as a network's login.
  if (wanted.json && bytes.find((byte) => byte > 0x20) !== 0x7b) return fail('not-a-hub')
  return ok(bytes)
}
