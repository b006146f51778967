// 管理要求: what does not work is posted (张贴故障告示): the page really shows the notice, not only the register knows of it.
import type { DutyRule } from '../duty-input.ts'

/** A page that is told of a fault shows it at once and tells so a little later. */
const SHOWN_WITHIN_MS = 5 * 60_000

export const dutyFaultNotice: DutyRule = {
  id: 'duty-fault-notice',
  concern: 'management',
  severity: 'error',
  check: ({ notices, noticesShown, now }) =>
    notices
      .filter(({ kind, since }) => now.getTime() - Date.parse(since) > SHOWN_WITHIN_MS && noticesShown?.includes(kind) === false)
      .map(({ kind }) => ({ where: kind, params: { device: kind } })),
}
