// One of the zones (统一功能定位): its exact words as the standard has them, the national script first.
import { inLanguage } from '../../../shared/standard/localised.ts'
import type { Zone } from '../../../shared/standard/profile.ts'
import { CardButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { scriptsOf, useSetting } from '../state/setting.ts'
import { useViewing } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'

export function ZoneTile({ zone }: { zone: Zone }) {
  const language = useViewing((viewing) => viewing.language)
  return (
    <CardButton look="zone-tile" testId={`zone-${zone.id}`} onPress={() => goTo({ name: 'zone', zone: zone.id })}>
      <span className="zone-tile-head">
        <ZoneName zone={zone} />
        <Icon name={zone.icon} />
      </span>
      <span className="zone-tile-about">{inLanguage(zone.about, language)}</span>
    </CardButton>
  )
}

/** A second row in the language of who is reading, else in the second script of the plate. */
export function ZoneName({ zone }: { zone: Zone }) {
  const language = useViewing((viewing) => viewing.language)
  const setting = useSetting()
  const second = language === 'zh-CN' ? setting && scriptsOf(setting)[1] : language
  const words = second && zone.name[second]
  return (
    <span className="zone-name">
      <span lang="zh-CN">{zone.name['zh-CN']}</span>
      {words === undefined ? null : (
        <span className="zone-name-second" lang={second}>
          {words}
        </span>
      )}
    </span>
  )
}
