// 还剩几个工作日: in words with a sign before them; the colour only repeats what they say.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AnswerLimit, InboxRow } from '../../shared/api/hub-console.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { limitOf, SOON_WORKING_DAYS } from './inbox-filter.ts'

export function LimitLeft({ row }: { row: Pick<InboxRow, 'limit' | 'house' | 'state' | 'followUp'> }) {
  const { t } = useTranslation()
  const limit = limitOf(row)
  if (limit === undefined) return <span className="soft">{t('console:limit.none')}</span>
  if (row.followUp === 'closed') return <span className="soft">{t('ratings:show.closed')}</span>
  if (row.state === 'answered') return <span className="soft">{t('console:limit.answered')}</span>
  const look = lookOf(limit)
  return (
    <span className={`limit limit-${look}`} data-testid="limit-left">
      <Icon name={SIGNS[look]} />
      {limit.provisional && limit.left.state !== 'waiting'
        ? t('console:limit.provisional', { left: leftWords(t, limit) })
        : leftWords(t, limit)}
    </span>
  )
}

type Look = 'calm' | 'soon' | 'overdue'
const SIGNS: Readonly<Record<Look, IconName>> = { calm: 'calendar', soon: 'clock', overdue: 'alert' }

function lookOf({ left }: AnswerLimit): Look {
  if (left.state === 'overdue') return 'overdue'
  if (left.state === 'waiting') return 'calm'
  return left.left <= SOON_WORKING_DAYS ? 'soon' : 'calm'
}

export function leftWords(t: TFunction, { left }: AnswerLimit): string {
  if (left.state === 'overdue')
    return left.over === 0 ? t('console:limit.overdue-today') : t('console:limit.overdue', { days: left.over })
  if (left.state === 'waiting') return t(`cases:waiting.${left.on}`)
  return left.left === 0 ? t('console:limit.last-day') : t('console:limit.left', { days: left.left })
}
