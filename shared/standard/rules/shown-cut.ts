// 规划布局: every text and every button can be seen whole. A page that is turned shows whole lines.
import type { Box } from '../rule.ts'
import { boundsOf, common, type ShownRule } from '../shown/shown-input.ts'

const HITS_MAX = 20

export const shownCut: ShownRule = {
  id: 'shown-cut',
  concern: 'layout',
  severity: 'error',
  check({ measured }) {
    const targets = measured.targets
      .filter(({ hidden }) => hidden === 'clipped')
      .map(({ spot, name, box }) => ({ where: spot, params: { words: name }, box }))
    const texts = measured.texts
      .filter(({ hidden }) => hidden === 'clipped' || hidden === 'ellipsis')
      .map(({ spot, words, lines }) => ({ where: spot, params: { words }, box: boundsOf(lines) }))
      // Its words are cut with it: one fault.
      .filter(({ box }) => !targets.some((target) => lieTogether(target.box, box)))
    return [...targets, ...texts].slice(0, HITS_MAX)
  },
}

function lieTogether(one: Box, other: Box): boolean {
  const { across, down } = common(one, other)
  return across > 0 && down > 0
}
