// 规划布局: no text lies on another, and nothing lies on a text or on the middle of what is touched.
import type { StandardHit } from '../rule.ts'
import type { MeasuredText } from '../shown/measured.ts'
import { boundsOf, common, type ShownRule } from '../shown/shown-input.ts'

/** Of the lower line's height: letters of neighbouring lines may touch, not lie on each other. */
const SHARE_OF_LINE = 0.2
const ACROSS_PX = 3
const HITS_MAX = 20

export const shownOverlap: ShownRule = {
  id: 'shown-overlap',
  concern: 'layout',
  severity: 'error',
  check({ measured }): StandardHit[] {
    const covered = [...measured.texts, ...measured.targets].flatMap((one): StandardHit[] => {
      if (one.hidden !== 'covered') return []
      const box = 'box' in one ? one.box : boundsOf(one.lines)
      return [{ where: one.spot, params: { words: 'name' in one ? one.name : one.words }, box }]
    })
    return [...covered, ...textOnText(measured.texts)].slice(0, HITS_MAX)
  },
}

function textOnText(texts: readonly MeasuredText[]): StandardHit[] {
  return texts.flatMap((one, at): StandardHit[] => {
    const other = texts
      .slice(at + 1)
      .find((later) => one.lines.some((line) => later.lines.some((next) => onEachOther(line, next))))
    if (other === undefined || one.hidden === 'covered' || other.hidden === 'covered') return []
    return [{ where: one.spot, params: { words: one.words }, box: boundsOf([...one.lines, ...other.lines]) }]
  })
}

function onEachOther(one: MeasuredText['lines'][number], other: MeasuredText['lines'][number]): boolean {
  const { across, down } = common(one, other)
  return across > ACROSS_PX && down > SHARE_OF_LINE * Math.min(one.height, other.height)
}
