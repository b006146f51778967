// The home page: what is new, a place to search, the zones of the standard in their order, and the town's shortcuts.
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/standard/localised.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../frame/page.tsx'
import { shortcutsOf, useSetting, useZones } from '../state/setting.ts'
import { typeSearch, useTypedSearch } from '../state/typed-search.ts'
import { useViewing } from '../state/viewing.ts'
import { goTo } from '../state/way.ts'
import { SearchBox } from './search-box.tsx'
import { SHORTCUTS, shortcutName } from './shortcuts.ts'
import { Spotlight, SpotlightOverhead, useSpotlight } from './spotlight.tsx'
import { Suggestions, useSuggestions } from './suggestions.tsx'
import { ZoneTile } from './zone-tile.tsx'

export function HomePage() {
  const { typed } = useTypedSearch()
  const suggested = useSuggestions(typed)
  const spotlight = useSpotlight()
  const zones = useZones()
  // 大字版: the zones stand on the first page, the words most looked up after them.
  const large = useViewing((viewing) => viewing.large)
  return (
    <Page turn="home" home overhead={<SpotlightOverhead {...spotlight} />}>
      <div className="home">
        <div className="home-find">
          <Spotlight {...spotlight} />
          <SearchBox typed={typed} setTyped={typeSearch} />
          {suggested === undefined && !large ? (
            <>
              <CommonWords />
              <FirstUse />
            </>
          ) : null}
        </div>
        {suggested === undefined ? (
          <>
            <div className="home-zones" data-count={zones.length}>
              {zones.map((zone) => (
                <ZoneTile key={zone.id} zone={zone} />
              ))}
            </div>
            {large ? <CommonWords /> : null}
            <Shortcuts />
            {large ? <FirstUse /> : null}
          </>
        ) : (
          <Suggestions documents={suggested} />
        )}
      </div>
    </Page>
  )
}

/** Offered, never forced: somebody who knows the machine passes over it. */
function FirstUse() {
  const { t } = useTranslation()
  return (
    <div className="first-use-offer">
      <Button look="wash" icon="hand" testId="first-use" onPress={() => goTo({ name: 'first-use' })}>
        {t('help:first-use.offer')}
      </Button>
    </div>
  )
}

function Shortcuts() {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const setting = useSetting()
  if (setting === undefined) return null
  const hint = setting.theme?.hint
  return (
    <>
      <div className="home-shortcuts">
        {shortcutsOf(setting).map((way) => (
          <Button key={way} icon={SHORTCUTS[way].icon} testId={way} onPress={() => goTo(SHORTCUTS[way].place)}>
            {shortcutName(t, way)}
          </Button>
        ))}
      </div>
      {hint === undefined ? null : <p className="home-hint">{inLanguage(hint, language)}</p>}
    </>
  )
}

/** 常查: everyday words; the term searched is Chinese whatever the language of the page, as the documents are. */
export function CommonWords() {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const setting = useSetting()
  const words = setting?.theme?.commonWords ?? setting?.profile.commonWords ?? []
  if (words.length === 0) return null
  return (
    <fieldset className="chips" aria-label={t('terminal:common-words-label')}>
      {words.map((word) => (
        <Button key={word['zh-CN']} look="wash" onPress={() => goTo({ name: 'search', term: word['zh-CN'] })}>
          {inLanguage(word, language)}
        </Button>
      ))}
    </fieldset>
  )
}
