// 管理要求: a number to ask, and another to complain; both can be dialled.
import type { SettingRule } from '../setting-input.ts'

/** Area code and number, 12345 and the like, or a mobile number. */
const DIALLABLE = /^(?:\+?86[ -]?)?(?:0\d{2,3}[ -]?\d{3,4}[ -]?\d{4}|1\d{4}|1\d{10}|400[ -]?\d{3}[ -]?\d{4})(?:转\d{1,6})?$/u

export const phonesGiven: SettingRule = {
  id: 'phones-given',
  concern: 'management',
  severity: 'error',
  check: ({ theme }) =>
    (['inquiryPhone', 'supervisionPhone'] as const)
      .map((field) => ({ field, given: theme.contact[field] }))
      .filter(({ given }) => given === undefined || !DIALLABLE.test(given))
      .map(({ field, given }) => ({ where: `contact.${field}`, params: { given: given ?? '' } })),
}
