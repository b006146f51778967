// Whether somebody can still take part in an opinion call or an event, or object to a 公示, in words.
import { useTranslation } from 'react-i18next'
import type { ListedDocument } from '../../../shared/api/terminal.ts'
import { isOpenOn } from '../../../shared/content/visibility.ts'
import { dayText } from '../../ui/dates.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'

type Dated = Pick<ListedDocument, 'kind' | 'period' | 'publicNotice'>

export function PeriodMark({ document }: { document: Dated }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const today = useHostState((host) => host.state?.clock.today)
  const { kind, period, publicNotice } = document
  if (today === undefined) return null
  if (publicNotice !== undefined && publicNotice.from <= today)
    return (
      <span className="tag tag-good">{t('terminal:list.notice-until', { until: dayText(publicNotice.until, language) })}</span>
    )
  if (period === undefined || (kind !== 'event' && kind !== 'opinion-call')) return null
  const which = kind === 'event' ? 'event' : 'call'
  return isOpenOn(document, today) ? (
    <span className="tag tag-good">{t(`terminal:reader.${which}-open`, { until: dayText(period.until, language) })}</span>
  ) : (
    <span className="tag tag-past">{t(`terminal:reader.${which}-over`)}</span>
  )
}
