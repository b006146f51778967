// 设备配置: the clock is right; without it no day of receipt and no 公示期 can be told.
import { type DutyRule, deviceHits } from '../duty-input.ts'

export const dutyClock: DutyRule = {
  id: 'duty-clock',
  concern: 'equipment',
  severity: 'error',
  check: (seen) => deviceHits(seen, 'clock'),
}
