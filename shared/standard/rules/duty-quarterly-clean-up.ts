// 管理要求: 每季度自查清理 (2024年政务公开工作要点 五(一)).
import { type DutyRule, registerHits } from '../duty-input.ts'

export const dutyQuarterlyCleanUp: DutyRule = {
  id: 'duty-quarterly-clean-up',
  concern: 'management',
  severity: 'error',
  check: (seen) => registerHits(seen, 'quarterly-clean-up'),
}
