// 管理要求: 向领导班子专题汇报, each year (2024年政务公开工作要点 五(二)).
import { type DutyRule, registerHits } from '../duty-input.ts'

export const dutyLeaderReport: DutyRule = {
  id: 'duty-leader-report',
  concern: 'management',
  severity: 'error',
  check: (seen) => registerHits(seen, 'leader-report'),
}
