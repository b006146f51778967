// 标识标牌: every character comes from a bundled font, so that no machine shows an empty box or another shape.
import { boundsOf, type ShownRule } from '../shown/shown-input.ts'

const HITS_MAX = 20

export const shownFont: ShownRule = {
  id: 'shown-font',
  concern: 'signage',
  severity: 'error',
  check: ({ measured: { texts } }) =>
    texts
      .flatMap(({ spot, foreign, lines }) =>
        foreign === undefined
          ? []
          : [{ where: spot, params: { given: foreign.family, words: foreign.characters }, box: boundsOf(lines) }],
      )
      .slice(0, HITS_MAX),
}
