// 标识标牌: the plate says exactly what the standard says, in each script it carries.
import type { SettingRule } from '../setting-input.ts'

export const plateText: SettingRule = {
  id: 'plate-text',
  concern: 'signage',
  severity: 'error',
  check: ({ profile, theme }) =>
    theme.plate.scripts
      .filter((script) => theme.plate.text[script] !== profile.plate.text[script])
      .map((script) => ({
        where: `plate.text.${script}`,
        params: { given: theme.plate.text[script] ?? '', wanted: profile.plate.text[script] ?? '' },
      })),
}
