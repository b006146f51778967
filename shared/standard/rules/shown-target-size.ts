// 规划布局: what is touched is large enough in both directions (适老化: at least 60 dp).
import { dp, rounded, type ShownRule, TOLERANCE_DP } from '../shown/shown-input.ts'

const HITS_MAX = 20

export const shownTargetSize: ShownRule = {
  id: 'shown-target-size',
  concern: 'layout',
  severity: 'error',
  check: ({ profile, measured }) =>
    measured.targets
      .flatMap(({ spot, name, box }) => {
        const wanted = profile.sizes.target.min
        const [width, height] = [dp(box.width, measured), dp(box.height, measured)]
        return Math.min(width, height) >= wanted - TOLERANCE_DP
          ? []
          : [{ where: spot, params: { words: name, given: `${rounded(width)}×${rounded(height)}`, wanted }, box }]
      })
      .slice(0, HITS_MAX),
}
