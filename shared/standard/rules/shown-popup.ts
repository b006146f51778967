// 规划布局: nothing pops up over the page. A question that must be asked is a page of its own.
import type { ShownRule } from '../shown/shown-input.ts'

export const shownPopup: ShownRule = {
  id: 'shown-popup',
  concern: 'layout',
  severity: 'error',
  check: ({ measured }) => measured.overlays.map(({ spot, box }) => ({ where: spot, box })),
}
