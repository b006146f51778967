// 标识标牌: the plate carries the scripts that the standard asks for, no more and no fewer.
import type { SettingRule } from '../setting-input.ts'

export const plateScripts: SettingRule = {
  id: 'plate-scripts',
  concern: 'signage',
  severity: 'error',
  check({ profile, theme }) {
    // Their order is another rule's.
    const given = theme.plate.scripts.toSorted().join()
    const allowed = profile.plate.scripts.some((scripts) => scripts.toSorted().join() === given)
    const wanted = profile.plate.scripts.map((scripts) => scripts.join('+')).join(' / ')
    return allowed ? [] : [{ where: 'plate.scripts', params: { given: theme.plate.scripts.join('+'), wanted } }]
  },
}
