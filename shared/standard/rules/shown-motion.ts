// 规划布局: nothing moves by itself while somebody reads (WCAG 2.2.2): no running text, no endless animation, no video that starts alone.
import type { ShownRule } from '../shown/shown-input.ts'

export const shownMotion: ShownRule = {
  id: 'shown-motion',
  concern: 'layout',
  severity: 'error',
  check: ({ measured }) => measured.motions.map(({ spot, box }) => ({ where: spot, box })),
}
