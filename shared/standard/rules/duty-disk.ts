// 设备配置: there is room on the disk, it can be written, and the database works; or submissions are lost and content grows old.
import { type DutyRule, deviceHits } from '../duty-input.ts'

export const dutyDisk: DutyRule = {
  id: 'duty-disk',
  concern: 'equipment',
  severity: 'error',
  check: (seen) => deviceHits(seen, 'disk'),
}
