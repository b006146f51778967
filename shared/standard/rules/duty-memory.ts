// 设备配置: enough memory is free for the next page.
import { type DutyRule, deviceHits } from '../duty-input.ts'

export const dutyMemory: DutyRule = {
  id: 'duty-memory',
  concern: 'equipment',
  severity: 'warning',
  check: (seen) => deviceHits(seen, 'memory'),
}
