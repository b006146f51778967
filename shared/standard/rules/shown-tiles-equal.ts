// 规划布局: the tiles of the zones are equally large; none is put before another. An odd one out may fill its row.
import { dp, rounded, type ShownRule, TOLERANCE_DP } from '../shown/shown-input.ts'

export const shownTilesEqual: ShownRule = {
  id: 'shown-tiles-equal',
  concern: 'layout',
  severity: 'error',
  check({ measured }) {
    const [first, ...others] = measured.zones
    if (first === undefined || measured.turn > 0) return []
    const size = (px: number) => rounded(dp(px, measured))
    // Fractions of a pixel are given to one column and not to the other.
    const same = (one: number, other: number) => Math.abs(dp(one - other, measured)) <= 2 * TOLERANCE_DP + 1
    return others.flatMap(({ id, box }, at) => {
      const alone = at === others.length - 1 && measured.zones.length % 2 === 1 && box.y > (others[at - 1]?.box.y ?? 0)
      const equal = same(box.height, first.box.height) && (alone || same(box.width, first.box.width))
      const given = `${size(box.width)}×${size(box.height)}`
      const wanted = `${size(first.box.width)}×${size(first.box.height)}`
      return equal ? [] : [{ where: `zone-${id}`, params: { given, wanted }, box }]
    })
  },
}
