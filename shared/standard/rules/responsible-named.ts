// 管理要求: one person or post is in charge of the zone and is named (沙河沿镇 2024 plan 五(二)).
import type { SettingRule } from '../setting-input.ts'

export const responsibleNamed: SettingRule = {
  id: 'responsible-named',
  concern: 'management',
  severity: 'error',
  check: ({ theme }) => (theme.contact.responsible === undefined ? [{ where: 'contact.responsible' }] : []),
}
