// 设备配置: there is a touch screen or a mouse; without either nobody can use the machine.
import { type DutyRule, deviceHits } from '../duty-input.ts'

export const dutyPointing: DutyRule = {
  id: 'duty-pointing',
  concern: 'equipment',
  severity: 'error',
  check: (seen) => deviceHits(seen, 'pointing'),
}
