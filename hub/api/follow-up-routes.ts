// 差评回访: what the console asks of the hub. The officer's.
import { hubFollowUpApi } from '../../shared/api/hub-follow-up.ts'
import type { FollowUpAction } from '../../shared/requests/follow-up/follow-up-step.ts'
import { ok } from '../../shared/result.ts'
import { followUps, openFollowUp, recordStep } from '../reception/follow-ups.ts'
import type { OpeningParts } from '../reception/open-submission.ts'
import type { ReceptionParts } from '../reception/receive.ts'
import type { Guard } from './guard.ts'

export interface FollowUpRouteParts extends OpeningParts, Pick<ReceptionParts, 'audit' | 'log'> {}

export function followUpRoutes({ guarded }: Guard, parts: FollowUpRouteParts): void {
  guarded(hubFollowUpApi.followUps, ['officer'], async () => ok(await followUps(parts)))
  guarded(hubFollowUpApi.openFollowUp, ['officer'], async ({ id }, { account }) => {
    const opened = await openFollowUp(id, parts)
    if (opened.ok) {
      const { receipt } = opened.value.submission.row
      await parts.audit({ account: account.name, what: 'submission-opened', about: receipt })
      parts.log('hub-opened', { receipt, account: account.name })
    }
    return opened
  })
  guarded(hubFollowUpApi.recordStep, ['officer'], async ({ id, ...given }, { account }) => {
    const done = await recordStep(id, given, { account: account.name, displayName: account.displayName }, parts)
    if (!done.ok) return done
    const { receipt, kept } = done.value
    if (kept) {
      await parts.audit({ account: account.name, what: 'follow-up-step', about: receipt, detail: codesOf(given.action) })
      parts.log('hub-follow-up', { receipt, account: account.name, kind: given.action.kind })
    }
    const opened = await openFollowUp(id, parts)
    // Recorded before: what is left of a second press is that the rating is shown once more.
    if (opened.ok && !kept) await parts.audit({ account: account.name, what: 'submission-opened', about: receipt })
    return opened
  })
}

function codesOf(action: FollowUpAction): string {
  switch (action.kind) {
    case 'closed':
      return `${action.kind} ${action.result}`
    case 'looked-into':
      return `${action.kind} ${action.finding}`
    default:
      return action.kind
  }
}
