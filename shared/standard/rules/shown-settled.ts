// 设备配置: a page stands still and is whole within a few seconds; a machine on which it isn't is too slow, or something is missing.
import type { ShownRule } from '../shown/shown-input.ts'

export const shownSettled: ShownRule = {
  id: 'shown-settled',
  concern: 'equipment',
  severity: 'warning',
  check: ({ measured }) => (measured.settled ? [] : [{ where: measured.screen }]),
}
