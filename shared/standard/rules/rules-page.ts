// 管理要求: the rules of the zone (制度) can be read on the terminal, as they hang on the wall (制度上墙).
import type { SettingRule } from '../setting-input.ts'

export const rulesPage: SettingRule = {
  id: 'rules-page',
  concern: 'management',
  severity: 'error',
  check({ theme, documents }) {
    if (theme.rulesDocument === undefined) return [{ where: 'rulesDocument' }]
    // A rules page that is withdrawn for a day must not take the whole theme down.
    return documents === undefined || documents.has(theme.rulesDocument) ? [] : [{ where: 'rulesDocument', severity: 'warning' }]
  },
}
