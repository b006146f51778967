// Staff or maintenance at the terminal: the grant that a right PIN gave, in memory only, and the calls that carry it.
import type { z } from 'zod'
import { create } from 'zustand'
import type { Endpoint } from '../../../shared/api/endpoint.ts'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { GRANT_HEADER } from '../../../shared/api/terminal-shell.ts'
import { type Failure, ok, type Result } from '../../../shared/result.ts'
import type { TerminalRole } from '../../../shared/roles/pin.ts'
import { call } from '../../ui/call.ts'

interface AtTheDesk {
  readonly grant: string | undefined
  readonly role: TerminalRole | undefined
  /** Names to choose from, and whose it is now; nobody's where the hall has written none down. */
  readonly names: readonly string[]
  readonly by: string | undefined
  /** Why the PIN is asked for again. */
  readonly ended: Failure | undefined
}

const NOBODY: AtTheDesk = { grant: undefined, role: undefined, names: [], by: undefined, ended: undefined }

export const useAtTheDesk = create<AtTheDesk>()(() => NOBODY)

export async function enterRole(role: TerminalRole, pin: string): Promise<Result<void>> {
  const entered = await call(terminalRolesApi.enter, { role, pin })
  if (!entered.ok) return entered
  const { grant, names } = entered.value
  useAtTheDesk.setState({ grant, role, names, by: names.length === 1 ? names[0] : undefined, ended: undefined })
  return ok(undefined)
}

export function leaveRole(): void {
  const { grant } = useAtTheDesk.getState()
  useAtTheDesk.setState(NOBODY)
  if (grant !== undefined) void call(terminalRolesApi.leave, {}, { [GRANT_HEADER]: grant })
}

export function actAs(by: string): void {
  useAtTheDesk.setState({ by })
}

/** A call that needs the grant. When it has ended, the PIN page comes back. */
export async function askAs<Req extends z.ZodType, Res extends z.ZodType>(
  target: Endpoint<Req, Res>,
  input: z.input<Req>,
): Promise<Result<z.output<Res>>> {
  const { grant } = useAtTheDesk.getState()
  const answer = await call(target, input, grant === undefined ? {} : { [GRANT_HEADER]: grant })
  if (!answer.ok && answer.error.code === 'no-grant') {
    if (useAtTheDesk.getState().grant === grant) useAtTheDesk.setState({ ...NOBODY, ended: answer.error })
  }
  return answer
}
