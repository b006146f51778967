// 标识标牌: every text stands out from what really lies behind it (WCAG 2.2, 1.4.3). On a picture or a gradient nobody can promise that.
import { contrastRatio } from '../contrast.ts'
import type { MeasuredText } from '../shown/measured.ts'
import { boundsOf, dp, rounded, type ShownInput, type ShownRule } from '../shown/shown-input.ts'

const LARGE_RATIO = 3
/** WCAG's large text, 24 px or bold 18.66 px, is measured against a body of 16 px; here the body is the standard's. */
const LARGE_TO_BODY = 24 / 16
const LARGE_BOLD_TO_BODY = 18.66 / 16
const BOLD = 700
const TOLERANCE = 0.05
const HITS_MAX = 20

export const shownContrast: ShownRule = {
  id: 'shown-contrast',
  concern: 'signage',
  severity: 'error',
  check: (seen) =>
    seen.measured.texts
      .flatMap((text) => {
        const { spot, words, colour, ground, lines } = text
        const wanted = isLarge(text, seen) ? Math.min(LARGE_RATIO, seen.profile.sizes.contrast) : seen.profile.sizes.contrast
        const given = ground === undefined ? 1 : contrastRatio(colour, ground)
        return given >= wanted - TOLERANCE
          ? []
          : [{ where: spot, params: { given: rounded(given), wanted, words }, box: boundsOf(lines) }]
      })
      .slice(0, HITS_MAX),
}

function isLarge({ fontPx, weight }: MeasuredText, { profile, measured }: ShownInput): boolean {
  const toBody = dp(fontPx, measured) / profile.sizes.body.min
  return toBody >= (weight >= BOLD ? LARGE_BOLD_TO_BODY : LARGE_TO_BODY)
}
