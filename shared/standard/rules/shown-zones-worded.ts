// 功能定位: each zone is called exactly as the standard says, on the page as on the signs of the hall.

import type { ShownRule } from '../shown/shown-input.ts'
import { shownZones } from '../shown-setting.ts'

export const shownZonesWorded: ShownRule = {
  id: 'shown-zones-worded',
  concern: 'functions',
  severity: 'error',
  check({ profile, theme, measured }) {
    const zones = shownZones(profile, theme)
    return measured.zones.flatMap(({ id, words, box }) => {
      const wanted = zones.find((zone) => zone.id === id)?.name['zh-CN']
      return wanted === undefined || words === wanted ? [] : [{ where: `zone-${id}`, params: { given: words, wanted }, box }]
    })
  },
}
