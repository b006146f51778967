// Who is signed in at the console, and the CSRF token that goes with each POST.
import type { z } from 'zod'
import { create } from 'zustand'
import type { Endpoint } from '../../shared/api/endpoint.ts'
import { CSRF_HEADER, hubConsoleApi, type SignedIn } from '../../shared/api/hub-console.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { call } from '../ui/call.ts'

interface Session {
  /** undefined: not known yet. */
  readonly signedIn: SignedIn | 'nobody' | undefined
}

export const useSession = create<Session>()(() => ({ signedIn: undefined }))

export async function resumeSession(): Promise<void> {
  const answer = await call(hubConsoleApi.session, {})
  useSession.setState({ signedIn: answer.ok ? answer.value : 'nobody' })
}

export async function signIn(name: string, password: string): Promise<Failure | undefined> {
  const answer = await call(hubConsoleApi.signIn, { name, password })
  if (!answer.ok) return answer.error
  useSession.setState({ signedIn: answer.value })
  return undefined
}

export async function signOut(): Promise<void> {
  await callSignedIn(hubConsoleApi.signOut, {})
  useSession.setState({ signedIn: 'nobody' })
}

export function callSignedIn<Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
): Promise<Result<z.output<Res>>> {
  const { signedIn } = useSession.getState()
  const csrf = signedIn === undefined || signedIn === 'nobody' ? '' : signedIn.csrf
  return call(target, input, target.method === 'POST' ? { [CSRF_HEADER]: csrf } : {})
}
