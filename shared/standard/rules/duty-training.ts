// 管理要求: 每年培训 (2024年政务公开工作要点 五(二)).
import { type DutyRule, registerHits } from '../duty-input.ts'

export const dutyTraining: DutyRule = {
  id: 'duty-training',
  concern: 'management',
  severity: 'error',
  check: (seen) => registerHits(seen, 'training'),
}
