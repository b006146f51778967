// 管理要求: 年度集中清理 (2024年政务公开工作要点 五(一)).
import { type DutyRule, registerHits } from '../duty-input.ts'

export const dutyYearlyCleanUp: DutyRule = {
  id: 'duty-yearly-clean-up',
  concern: 'management',
  severity: 'error',
  check: (seen) => registerHits(seen, 'yearly-clean-up'),
}
