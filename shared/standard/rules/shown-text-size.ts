// 规划布局: no text is smaller than the standard's smallest (适老化: at least 18 dp).
import { boundsOf, dp, rounded, type ShownRule, TOLERANCE_DP } from '../shown/shown-input.ts'

const HITS_MAX = 20

export const shownTextSize: ShownRule = {
  id: 'shown-text-size',
  concern: 'layout',
  severity: 'error',
  check: ({ profile, measured }) =>
    measured.texts
      .flatMap(({ spot, words, fontPx, lines }) => {
        const given = dp(fontPx, measured)
        const wanted = profile.sizes.smallest
        return given >= wanted - TOLERANCE_DP
          ? []
          : [{ where: spot, params: { given: rounded(given), wanted, words }, box: boundsOf(lines) }]
      })
      .slice(0, HITS_MAX),
}
