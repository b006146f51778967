// How a hall stands (五个统一, levels two and four), as its terminal last told: what is wrong by name, the disk.
import { useTranslation } from 'react-i18next'
import type { TerminalRow } from '../../shared/api/hub-console.ts'
import { agoWords } from './gap-words.ts'

const GIGABYTE = 1_073_741_824
/** More are counted, not named: the whole stands in the hall's report. */
const RULES_NAMED = 3

export function DutyCell({ standing, now }: { standing: NonNullable<TerminalRow['standing']>; now: Date }) {
  const { t } = useTranslation()
  const { errors, warnings, rules, freeBytes, toldAt } = standing
  const names = rules
    .slice(0, RULES_NAMED)
    .map((rule) => t([`duty:rule.${rule}.name`, `standard:rule.${rule}.name`], { defaultValue: rule }))
  return (
    <span data-testid="duty" className="duty-cell">
      {errors + warnings === 0 ? <span className="tag tag-answered">{t('duty:hub.fine')}</span> : null}
      {errors === 0 ? null : <span className="tag tag-warn">{t('duty:hub.errors', { count: errors })}</span>}
      {warnings === 0 ? null : <span className="tag">{t('duty:hub.warnings', { count: warnings })}</span>}
      {names.length === 0 ? null : <span>{names.join(' · ')}</span>}
      {freeBytes === undefined ? null : (
        <span className="soft">{t('duty:hub.free', { gigabytes: (freeBytes / GIGABYTE).toFixed(1) })}</span>
      )}
      <span className="soft">{t('duty:hub.told', { when: agoWords(t, toldAt, now) })}</span>
    </span>
  )
}
