// 规划布局: two things to touch never lie on each other, and stand as far apart as the standard says.
import type { StandardHit } from '../rule.ts'
import { boundsOf, common, dp, rounded, type ShownRule, TOLERANCE_DP } from '../shown/shown-input.ts'

const HITS_MAX = 20

export const shownTargetGap: ShownRule = {
  id: 'shown-target-gap',
  concern: 'layout',
  severity: 'error',
  check({ profile, measured }): StandardHit[] {
    // Where an edge runs through one of them, that is what is wrong with it, and another rule says so.
    const targets = measured.targets.filter(({ hidden }) => hidden !== 'clipped')
    return targets
      .flatMap((one, at) =>
        targets.slice(at + 1).flatMap((other): StandardHit[] => {
          const { across, down } = common(one.box, other.box)
          // Apart in one direction is apart; the room between them is the larger of the two.
          const gap = dp(Math.max(-across, -down), measured)
          if (gap >= profile.sizes.gap - TOLERANCE_DP) return []
          const params = { words: one.name, other: other.name, given: rounded(gap), wanted: profile.sizes.gap }
          return [{ where: one.spot, params, box: boundsOf([one.box, other.box]) }]
        }),
      )
      .slice(0, HITS_MAX)
  },
}
