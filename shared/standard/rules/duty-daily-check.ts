// 管理要求: 日检, on each working day (金安区自助设备管理规定 2020).
import { type DutyRule, registerHits } from '../duty-input.ts'

export const dutyDailyCheck: DutyRule = {
  id: 'duty-daily-check',
  concern: 'management',
  severity: 'warning',
  check: (seen) => registerHits(seen, 'daily-check'),
}
