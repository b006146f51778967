// 管理要求: where the hall is, for the slips and forms that are carried home.
import type { SettingRule } from '../setting-input.ts'

export const addressGiven: SettingRule = {
  id: 'address-given',
  concern: 'management',
  severity: 'error',
  check: ({ theme }) => (theme.contact.address === undefined ? [{ where: 'contact.address' }] : []),
}
