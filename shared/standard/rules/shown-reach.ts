// 规划布局: with 按钮放低 nothing to touch stands above what somebody in a wheelchair reaches (EN 301 549 §8.3), on this very screen.
import { reachLinePx } from '../reach-line.ts'
import { dp, type ShownRule, TOLERANCE_DP } from '../shown/shown-input.ts'

const HITS_MAX = 20

export const shownReach: ShownRule = {
  id: 'shown-reach',
  concern: 'layout',
  severity: 'error',
  check({ measured, device }) {
    if (device === undefined || !measured.modes.includes('low')) return []
    const line = reachLinePx(device, measured.viewport)
    return measured.targets
      .filter(({ box, disabled }) => !disabled && dp(line - box.y, measured) > 2 * TOLERANCE_DP)
      .map(({ spot, name, box }) => ({ where: spot, params: { words: name }, box }))
      .slice(0, HITS_MAX)
  },
}
