// 规划布局: everything stands on the screen; the page itself never moves sideways.
import type { StandardHit } from '../rule.ts'
import { boundsOf, type ShownRule } from '../shown/shown-input.ts'

const EDGE_PX = 1.5
const HITS_MAX = 20

export const shownOutside: ShownRule = {
  id: 'shown-outside',
  concern: 'layout',
  severity: 'error',
  check({ measured }): StandardHit[] {
    const { width, height } = measured.viewport
    const outside = ({ x, y, width: w, height: h }: NonNullable<StandardHit['box']>) =>
      x < -EDGE_PX || y < -EDGE_PX || x + w > width + EDGE_PX || y + h > height + EDGE_PX
    const things = [
      ...measured.texts.map(({ spot, words, lines }) => ({ spot, words, box: boundsOf(lines) })),
      ...measured.targets.map(({ spot, name, box }) => ({ spot, words: name, box })),
    ]
    const hits = things.filter(({ box }) => outside(box)).map(({ spot, words, box }) => ({ where: spot, params: { words }, box }))
    if (hits.length > 0 || measured.overflow <= EDGE_PX) return hits.slice(0, HITS_MAX)
    return [{ where: 'page', params: { words: '' }, box: { x: width - 1, y: 0, width: 1, height } }]
  },
}
