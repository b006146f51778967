// 工作人员: the PIN page, then the pages of the role. Leaving them, by whatever way, gives the grant back; only the audit of the pages comes back to them.
import { type ReactNode, useEffect } from 'react'
import type { TerminalRole } from '../../../shared/roles/pin.ts'
import { auditIsRunning } from '../state/audit-run.ts'
import { leaveRole, useAtTheDesk } from '../state/grant.ts'
import { PinPage } from './pin-page.tsx'

export function RolePlace({ wanted, children }: { wanted: TerminalRole; children: ReactNode }) {
  const entered = useAtTheDesk((desk) => desk.role)
  useEffect(() => leaveUnlessAudited, [])
  return entered === wanted ? children : <PinPage key={wanted} wanted={wanted} />
}

/** The audit that maintenance has started shows other pages and comes back. */
function leaveUnlessAudited(): void {
  if (!auditIsRunning()) leaveRole()
}
