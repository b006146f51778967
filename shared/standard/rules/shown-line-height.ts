// 规划布局: lines of a text that has several stand far enough apart. A single line has no next one to be near to.
import { boundsOf, type ShownRule } from '../shown/shown-input.ts'

const TOLERANCE = 0.02
const HITS_MAX = 20

export const shownLineHeight: ShownRule = {
  id: 'shown-line-height',
  concern: 'layout',
  severity: 'error',
  check: ({ profile, measured }) =>
    measured.texts
      .flatMap(({ spot, words, fontPx, lineHeightPx, lines }) => {
        const given = lineHeightPx / fontPx
        const wanted = profile.sizes.lineHeight.min
        if (lines.length < 2 || given >= wanted - TOLERANCE) return []
        return [{ where: spot, params: { given: Math.round(given * 100) / 100, wanted, words }, box: boundsOf(lines) }]
      })
      .slice(0, HITS_MAX),
}
