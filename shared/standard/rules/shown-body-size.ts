// 规划布局: the text people read is as large as the standard says; 大字版 may go above, never below.
import { dp, rounded, type ShownRule, TOLERANCE_DP } from '../shown/shown-input.ts'

export const shownBodySize: ShownRule = {
  id: 'shown-body-size',
  concern: 'layout',
  severity: 'error',
  check({ profile, measured }) {
    const given = dp(measured.bodyPx, measured)
    const { min, max } = profile.sizes.body
    const tooLarge = !measured.modes.includes('large') && given > max + TOLERANCE_DP
    return given >= min - TOLERANCE_DP && !tooLarge ? [] : [{ where: 'body', params: { given: rounded(given), min, max } }]
  },
}
