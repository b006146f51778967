// 设备配置: the bundled fonts are drawn, or names in rare characters turn into boxes.
import { type DutyRule, deviceHits } from '../duty-input.ts'

export const dutyFonts: DutyRule = {
  id: 'duty-fonts',
  concern: 'equipment',
  severity: 'error',
  check: (seen) => deviceHits(seen, 'fonts'),
}
