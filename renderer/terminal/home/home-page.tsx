// The home page: what is new, a place to search, the four zones in their fixed order, and the shortcuts.
import { useTranslation } from 'react-i18next'
import { ZONES } from '../../../shared/standard/zones.ts'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { Page } from '../frame/page.tsx'
import { typeSearch, useTypedSearch } from '../state/typed-search.ts'
import { goTo, type Place } from '../state/way.ts'
import { SearchBox } from './search-box.tsx'
import { Spotlight, SpotlightOverhead, useSpotlight } from './spotlight.tsx'
import { Suggestions, useSuggestions } from './suggestions.tsx'
import { ZoneTile } from './zone-tile.tsx'

export const COMMON_WORDS = ['assistance', 'pension', 'medical', 'land', 'subsidy', 'household'] as const

const SHORTCUTS: readonly { readonly id: string; readonly icon: IconName; readonly place: Place }[] = [
  { id: 'gazette', icon: 'gazette', place: { name: 'list', kind: 'gazette' } },
  { id: 'faq', icon: 'lamp', place: { name: 'list', kind: 'faq' } },
  { id: 'opinion-call', icon: 'opinion', place: { name: 'list', kind: 'opinion-call' } },
  { id: 'event', icon: 'calendar', place: { name: 'list', kind: 'event' } },
  { id: 'my-receipts', icon: 'receipt', place: { name: 'my-receipts' } },
  { id: 'rating', icon: 'star', place: { name: 'form', kind: 'rating' } },
]

export function HomePage() {
  const { t } = useTranslation()
  const { typed } = useTypedSearch()
  const suggested = useSuggestions(typed)
  const spotlight = useSpotlight()
  return (
    <Page turn="home" home overhead={<SpotlightOverhead {...spotlight} />}>
      <div className="home">
        <div className="home-find">
          <Spotlight {...spotlight} />
          <SearchBox typed={typed} setTyped={typeSearch} />
          {suggested === undefined ? <CommonWords /> : null}
        </div>
        {suggested === undefined ? (
          <>
            <div className="home-zones">
              {ZONES.map((zone) => (
                <ZoneTile key={zone} zone={zone} />
              ))}
            </div>
            <div className="home-shortcuts">
              {SHORTCUTS.map(({ id, icon, place }) => (
                <Button key={id} icon={icon} testId={id} onPress={() => goTo(place)}>
                  {t(`terminal:shortcut.${id}`)}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <Suggestions documents={suggested} />
        )}
      </div>
    </Page>
  )
}

/** 常查: everyday words; the term searched is Chinese whatever the language of the page, as the documents are. */
export function CommonWords() {
  const { t } = useTranslation()
  return (
    <fieldset className="chips" aria-label={t('terminal:common-words-label')}>
      {COMMON_WORDS.map((word) => (
        <Button
          key={word}
          look="wash"
          onPress={() => goTo({ name: 'search', term: t(`terminal:common-words.${word}`, { lng: 'zh-CN' }) })}
        >
          {t(`terminal:common-words.${word}`)}
        </Button>
      ))}
    </fieldset>
  )
}
