// The town's newest theme breaks the standard: what is wrong, how it is mended, and that nothing has changed for visitors.
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import { dayOf, dayText } from '../../ui/dates.ts'
import { useViewing } from '../state/viewing.ts'

type Refused = NonNullable<z.output<typeof terminalRolesApi.tray.response>['refusedTheme']>

export function RefusedTheme({ refused }: { refused: Refused | undefined }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  if (refused === undefined) return null
  return (
    <section className="note note-warn" data-testid="refused-theme" data-keep="">
      <p>
        <b>{t('staff:theme.refused', { day: dayText(dayOf(refused.since), language) })}</b>
      </p>
      <ul>
        {refused.findings.map(({ rule, where = '', params }, at) => (
          // The same rule may be broken in several places.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once and never reordered
          <li key={at} data-rule={rule}>
            {t(`standard:rule.${rule}.wrong`, { where, ...params })} {t(`standard:rule.${rule}.mend`, { where, ...params })}
          </li>
        ))}
      </ul>
    </section>
  )
}
