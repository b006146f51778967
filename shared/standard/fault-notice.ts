// Fault notices (故障告示): what a visitor must be told does not work. A fault has to be posted until it is mended (金安区自助设备管理规定 2020).
// Full disk, wrong clock and a lost network stand in the state line already and are not said a second time.
import { z } from 'zod'
import type { OpenFault } from './register-entry.ts'
import { FAULT_DEVICES } from './registers.ts'

export const faultNoticeSchema = z.strictObject({
  kind: z.enum(FAULT_DEVICES),
  /** When the oldest open fault of this kind was recorded. */
  since: z.iso.datetime(),
  /** 已报修: all of this kind have been told to whoever mends them. */
  reported: z.boolean(),
})
export type FaultNotice = z.infer<typeof faultNoticeSchema>

/** One notice for each kind, in the order of FAULT_DEVICES. `faults`: oldest first. */
export function noticesOf(faults: readonly OpenFault[]): FaultNotice[] {
  return FAULT_DEVICES.flatMap((kind) => {
    const ofKind = faults.filter(({ device }) => device === kind)
    const [oldest] = ofKind
    if (oldest === undefined) return []
    return [{ kind, since: oldest.since, reported: ofKind.every(({ reported }) => reported) }]
  })
}
