// 设备配置: the screen shows a page that is large enough to read.
import { type DutyRule, deviceHits } from '../duty-input.ts'

export const dutyScreen: DutyRule = {
  id: 'duty-screen',
  concern: 'equipment',
  severity: 'error',
  check: (seen) => deviceHits(seen, 'screen'),
}
