// 标识标牌: only languages that the standard offers.
import type { SettingRule } from '../setting-input.ts'

export const languagesAllowed: SettingRule = {
  id: 'languages-allowed',
  concern: 'signage',
  severity: 'error',
  check: ({ profile, theme }) =>
    theme.languages
      .filter((language, at) => !profile.languages.includes(language) || theme.languages.indexOf(language) !== at)
      .map((language) => ({ where: 'languages', params: { given: language } })),
}
