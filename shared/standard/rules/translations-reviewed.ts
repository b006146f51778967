// 标识标牌: words in a second script have passed the translation office (和龙: artwork is reviewed before it is made; 延吉 2022: 21 of 66 faults were translations).
import { LANGUAGES, NATIONAL_LANGUAGE } from '../localised.ts'
import type { SettingRule } from '../setting-input.ts'

export const translationsReviewed: SettingRule = {
  id: 'translations-reviewed',
  concern: 'signage',
  severity: 'warning',
  check({ theme, office }) {
    const others = LANGUAGES.filter((language) => language !== NATIONAL_LANGUAGE && theme.languages.includes(language))
    if (others.length === 0 || theme.translationsReviewedBy !== undefined) return []
    const demo = office?.demo === true
    return [
      { where: 'translationsReviewedBy', params: { languages: others.join('、') }, ...(demo && { severity: 'note' as const }) },
    ]
  },
}
