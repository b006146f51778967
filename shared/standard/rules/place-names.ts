// 标识标牌: no name of another place. A theme is copied from a neighbour's; the seed plan itself says 长滩 inside a plan of 沙河沿镇.
import { foreignPlaceNames } from '../place-names.ts'
import type { SettingRule } from '../setting-input.ts'
import { wordsOf } from '../theme-words.ts'

export const placeNames: SettingRule = {
  id: 'place-names',
  concern: 'signage',
  severity: 'error',
  check({ theme }) {
    const own = [theme.place.county, theme.place.town, theme.place.village].filter((name) => name !== undefined)
    return wordsOf(theme).flatMap(({ where, words }) =>
      foreignPlaceNames(words, own).map((given) => ({ where, params: { given } })),
    )
  },
}
