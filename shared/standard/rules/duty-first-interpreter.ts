// 管理要求: 主要负责人是第一解读人 and has explained a policy this year (2024年政务公开工作要点 三(一)).
import { type DutyRule, registerHits } from '../duty-input.ts'

export const dutyFirstInterpreter: DutyRule = {
  id: 'duty-first-interpreter',
  concern: 'management',
  severity: 'warning',
  check: (seen) => registerHits(seen, 'first-interpreter'),
}
