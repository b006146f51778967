// One of the four zones (统一功能定位): its exact Chinese words first, then Korean (English for a reader of English).
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../../shared/standard/zones.ts'
import { CardButton } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useViewing } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'

const ICONS: Readonly<Record<Zone, IconName>> = {
  query: 'document',
  request: 'request',
  service: 'talk',
  interpretation: 'lamp',
}

export function ZoneTile({ zone }: { zone: Zone }) {
  const { t } = useTranslation()
  return (
    <CardButton look="zone-tile" testId={`zone-${zone}`} onPress={() => goTo({ name: 'zone', zone })}>
      <span className="zone-tile-head">
        <ZoneName zone={zone} />
        <Icon name={ICONS[zone]} />
      </span>
      <span className="zone-tile-about">{t(`terminal:zone.${zone}.about`)}</span>
    </CardButton>
  )
}

export function ZoneName({ zone }: { zone: Zone }) {
  const { t } = useTranslation()
  const second = useViewing((viewing) => (viewing.language === 'en' ? 'en' : 'ko'))
  return (
    <span className="zone-name">
      <span lang="zh-CN">{t(`terminal:zone.${zone}.name`, { lng: 'zh-CN' })}</span>
      <span className="zone-name-second" lang={second}>
        {t(`terminal:zone.${zone}.name`, { lng: second })}
      </span>
    </span>
  )
}
