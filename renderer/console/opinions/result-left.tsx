// By when a result has to be out: in words with a sign before them; the colour only repeats what they say.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OpinionCall } from '../../../shared/api/hub-opinions.ts'
import { dayText } from '../../ui/dates.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { currentLanguage } from '../../ui/language.ts'

type Standing = NonNullable<OpinionCall['standing']>
type Look = 'calm' | 'soon' | 'overdue'
const SIGNS: Readonly<Record<Look, IconName>> = { calm: 'calendar', soon: 'clock', overdue: 'alert' }

export function ResultLeft({ standing }: { standing: Standing | undefined }) {
  const { t } = useTranslation()
  if (standing === undefined) return <span className="soft">{t('adoption:standing.no-due')}</span>
  const look = lookOf(standing)
  return (
    <span className={`limit limit-${look}`} data-testid="result-left" data-state={standing.state}>
      <Icon name={standing.state === 'published' ? 'done' : SIGNS[look]} />
      {words(standing, t)}
    </span>
  )
}

function lookOf(standing: Standing): Look {
  switch (standing.state) {
    case 'published':
      return standing.late ? 'soon' : 'calm'
    case 'running':
    case 'due':
      return 'calm'
    case 'soon':
    case 'overdue':
      return standing.state
  }
}

function words(standing: Standing, t: TFunction): string {
  const language = currentLanguage()
  switch (standing.state) {
    case 'published': {
      const day = dayText(standing.on, language)
      return t(standing.late ? 'adoption:standing.published-late' : 'adoption:standing.published', { day })
    }
    case 'running':
      return t('adoption:standing.running', { day: dayText(standing.until, language) })
    case 'due':
      return t('adoption:standing.due', { count: standing.left })
    case 'soon':
      return standing.left === 0 ? t('adoption:standing.last-day') : t('adoption:standing.soon', { count: standing.left })
    case 'overdue':
      return t('adoption:standing.overdue', { count: standing.over })
  }
}
