// 标识标牌: the plate as drawn: exact words, the national script first, a second one within the size the standard allows and never larger.
import { isLanguage } from '../localised.ts'
import type { StandardHit } from '../rule.ts'
import { rounded, type ShownRule } from '../shown/shown-input.ts'

const RATIO_TOLERANCE = 0.02

export const shownPlate: ShownRule = {
  id: 'shown-plate',
  concern: 'signage',
  severity: 'error',
  check({ profile, measured }): StandardHit[] {
    const [first, ...others] = measured.plate
    if (first === undefined) return [{ where: 'plate', params: { context: 'missing' } }]
    const hits: StandardHit[] = []
    const given = measured.plate.map(({ script }) => script)
    if (!profile.plate.scripts.some((scripts) => scripts.join() === given.join()))
      hits.push({ where: 'plate', params: { context: 'scripts', given: given.join('、') }, box: first.box })
    for (const { script, text, box } of measured.plate) {
      const wanted = isLanguage(script) ? profile.plate.text[script] : undefined
      if (wanted !== undefined && text !== wanted)
        hits.push({ where: `plate-${script}`, params: { context: 'words', given: text, wanted }, box })
    }
    const { min, max } = profile.plate.secondSize
    for (const { script, fontPx, box } of others) {
      // After the first means below it, or beside it to the right.
      const after = box.y >= first.box.y + first.box.height / 2 || box.x >= first.box.x + first.box.width / 2
      if (!after) hits.push({ where: `plate-${script}`, params: { context: 'order' }, box })
      const ratio = fontPx / first.fontPx
      if (ratio < min - RATIO_TOLERANCE || ratio > max + RATIO_TOLERANCE)
        hits.push({ where: `plate-${script}`, params: { context: 'size', given: rounded(ratio), min, max }, box })
    }
    return hits
  },
}
