// The national script stands first, on the plate and among the languages (国家通用语言文字法; 民族团结进步促进法; 延州政办发〔2022〕16号), whatever a profile says.
import { NATIONAL_LANGUAGE } from '../localised.ts'
import type { SettingRule } from '../setting-input.ts'

export const nationalScriptFirst: SettingRule = {
  id: 'national-script-first',
  concern: 'signage',
  severity: 'error',
  check: ({ theme }) =>
    [
      ['plate.scripts', theme.plate.scripts[0]],
      ['languages', theme.languages[0]],
    ]
      .filter(([, first]) => first !== NATIONAL_LANGUAGE)
      .map(([where = '', given = '']) => ({ where, params: { given } })),
}
