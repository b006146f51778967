// 功能定位: a zone is called what the standard calls it, character for character, as on the signs in the hall.
import { LANGUAGES } from '../localised.ts'
import type { SettingRule } from '../setting-input.ts'

export const zonesWorded: SettingRule = {
  id: 'zones-worded',
  concern: 'functions',
  severity: 'error',
  check: ({ profile, theme }) =>
    profile.zones.required.flatMap((wanted) =>
      theme.zones
        .filter(({ id }) => id === wanted.id)
        .flatMap(({ name }) =>
          LANGUAGES.filter((language) => name[language] !== undefined && name[language] !== wanted.name[language]).map(
            (language) => ({
              where: `zones.${wanted.id}.name.${language}`,
              params: { given: name[language] ?? '', wanted: wanted.name[language] ?? wanted.name['zh-CN'] },
            }),
          ),
        ),
    ),
}
