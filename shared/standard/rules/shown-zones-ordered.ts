// 功能定位: the zones stand on the home page in the order of the standard, for the eye and for who is read to.

import type { ShownRule } from '../shown/shown-input.ts'
import { shownZones } from '../shown-setting.ts'

export const shownZonesOrdered: ShownRule = {
  id: 'shown-zones-ordered',
  concern: 'functions',
  severity: 'error',
  check({ profile, theme, measured }) {
    if (measured.screen !== 'home' || measured.turn > 0) return []
    const wanted = shownZones(profile, theme).map(({ id }) => id)
    const spoken = measured.zones.map(({ id }) => id)
    // Two tiles are in one row when their middles lie within half a tile.
    const seen = measured.zones.toSorted(({ box: a }, { box: b }) =>
      Math.abs(a.y + a.height / 2 - b.y - b.height / 2) < Math.min(a.height, b.height) / 2 ? a.x - b.x : a.y - b.y,
    )
    const names = shownZones(profile, theme)
      .map(({ name }) => name['zh-CN'])
      .join('、')
    const wrong = seen.find(({ id }, at) => id !== wanted[at]) ?? measured.zones.find(({ id }, at) => id !== wanted[at])
    if (wrong === undefined && spoken.length === wanted.length) return []
    return [{ where: 'home-zones', params: { order: names }, ...(wrong && { box: wrong.box }) }]
  },
}
