// 标识标牌: white on the accent, and the accent's dark shade on its wash, can be read (WCAG 2.2, 1.4.3). It judges the standard's own colours.
import { contrastRatio } from '../contrast.ts'
import type { SettingRule } from '../setting-input.ts'

const WHITE = '#ffffff'

export const accentContrast: SettingRule = {
  id: 'accent-contrast',
  concern: 'signage',
  severity: 'error',
  check: ({ profile, theme }) =>
    profile.palette
      .filter(({ id }) => id === theme.accent)
      .flatMap(({ structure, deep, wash }) =>
        [
          [WHITE, structure],
          [deep, wash],
          [deep, WHITE],
        ]
          .map(([text = WHITE, ground = WHITE]) => Math.round(contrastRatio(text, ground) * 100) / 100)
          .filter((ratio) => ratio < profile.sizes.contrast)
          .map((ratio) => ({ where: 'accent', params: { given: ratio, wanted: profile.sizes.contrast } })),
      ),
}
