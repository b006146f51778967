// 设备配置: the system knows a printer. Reading and asking go on without one, so it is no error.
import { type DutyRule, deviceHits } from '../duty-input.ts'

export const dutyPrinter: DutyRule = {
  id: 'duty-printer',
  concern: 'equipment',
  severity: 'warning',
  check: (seen) => deviceHits(seen, 'printer'),
}
