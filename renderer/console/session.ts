// Who is signed in at the console, and the CSRF token that goes with each POST. A session that ended is renewed without losing the page.
import { z } from 'zod'
import { create } from 'zustand'
import { callEndpoint, type Endpoint, endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi, type SignedIn } from '../../shared/api/hub-console.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { call } from '../ui/call.ts'
import { forgetDrafts } from './drafts.ts'

interface Session {
  /** undefined: not known yet. */
  readonly signedIn: SignedIn | 'nobody' | undefined
  /** The server no longer knows the session: the page stays and asks to sign in again over it. */
  readonly ended: boolean
}

export const useSession = create<Session>()(() => ({ signedIn: undefined, ended: false }))

/** Calls that wait until somebody signs in again; `true` when it is the same person. */
let waiting: ((samePerson: boolean) => void)[] = []

export async function resumeSession(): Promise<void> {
  const answer = await call(hubConsoleApi.session, {})
  useSession.setState({ signedIn: answer.ok ? answer.value : 'nobody' })
}

export async function signIn(name: string, password: string): Promise<Failure | undefined> {
  const answer = await call(hubConsoleApi.signIn, { name, password })
  if (!answer.ok) return answer.error
  const samePerson = nameNow() === answer.value.user.name
  if (!samePerson) forgetDrafts()
  useSession.setState({ signedIn: answer.value, ended: false })
  letGo(samePerson)
  return undefined
}

export async function signOut(): Promise<void> {
  await call(hubConsoleApi.signOut, {}, csrfHeader())
  forgetDrafts()
  useSession.setState({ signedIn: 'nobody', ended: false })
  letGo(false)
}

/**
 * Calls with the session. When it has ended, waits until the same person has signed in again and then does what was asked;
 * when another tab has signed in meanwhile, takes over that session's token.
 */
export async function callSignedIn<Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
): Promise<Result<z.output<Res>>> {
  const ask = () => call(target, input, target.method === 'POST' ? csrfHeader() : {})
  const answer = await ask()
  if (answer.ok) return answer
  switch (answer.error.code) {
    case 'not-signed-in':
      return (await signedInAgain()) ? await ask() : answer
    case 'not-allowed':
      return target.method === 'POST' && (await tokenRenewed()) ? await ask() : answer
    default:
      return answer
  }
}

/** The bytes of a file, with the session. `expected` is what the server answers. Errors: the server's own, `unreachable`. */
export async function sendFile<Schema extends z.ZodType>(
  path: string,
  file: Blob,
  expected: Schema,
): Promise<Result<z.output<Schema>>> {
  const target = endpoint('POST', path, z.object({}), expected)
  const answer = await callEndpoint(
    (asked) => fetch(asked.url, { method: 'POST', headers: asked.headers, body: file }),
    location.origin,
    target,
    {},
    { ...csrfHeader(), 'content-type': 'application/octet-stream' },
  )
  if (answer.ok || answer.error.code !== 'not-signed-in') return answer
  return (await signedInAgain()) ? await sendFile(path, file, expected) : answer
}

async function signedInAgain(): Promise<boolean> {
  useSession.setState({ ended: true })
  return await new Promise<boolean>((resolve) => waiting.push(resolve))
}

/** The cookie is one for all tabs, the token is each tab's own: a sign-in elsewhere leaves this one with an old token. */
async function tokenRenewed(): Promise<boolean> {
  const before = csrfHeader()[CSRF_HEADER]
  const answer = await call(hubConsoleApi.session, {})
  if (!answer.ok || answer.value.csrf === before) return false
  const samePerson = nameNow() === answer.value.user.name
  if (!samePerson) forgetDrafts()
  useSession.setState({ signedIn: answer.value })
  return samePerson
}

function letGo(samePerson: boolean): void {
  const calls = waiting
  waiting = []
  for (const resolve of calls) resolve(samePerson)
}

function nameNow(): string | undefined {
  const { signedIn } = useSession.getState()
  return signedIn === undefined || signedIn === 'nobody' ? undefined : signedIn.user.name
}

function csrfHeader(): Record<string, string> {
  const { signedIn } = useSession.getState()
  return { [CSRF_HEADER]: signedIn === undefined || signedIn === 'nobody' ? '' : signedIn.csrf }
}
