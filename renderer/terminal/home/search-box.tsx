// Where a person types what they look for.
import { type FormEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { SEARCH_TERM_MAX_CHARACTERS } from '../../../shared/content/limits.ts'
import { Button } from '../../ui/button.tsx'
import { ownKeys } from '../../ui/own-keys.ts'
import { afterTyping } from '../keyboard/pending.ts'
import { typeSearch } from '../state/typed-search.ts'
import { goTo, replacePlace, usePlace } from '../state/way.ts'

/** `typed` is kept by the page, which shows suggestions for it. */
export function SearchBox({ typed, setTyped }: { typed: string; setTyped: (typed: string) => void }) {
  const { t } = useTranslation()
  const place = usePlace()
  const input = useRef<HTMLInputElement>(null)
  const search = () => {
    // As it stands in the field by now: what was pending has just come in.
    const q = input.current?.value.trim() ?? ''
    if (q === '') return
    typeSearch('')
    // A second search takes the first one's place, so that 返回 leads out.
    if (place.name === 'search') replacePlace({ name: 'search', term: q })
    else goTo({ name: 'search', term: q })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    afterTyping(search)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the oldest Chromium we serve (108) has no <search>
    <form className="search-box" role="search" onSubmit={submit} data-keep="">
      <label htmlFor="search" className="unseen">
        {t('terminal:search.label')}
      </label>
      <input
        ref={input}
        id="search"
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={SEARCH_TERM_MAX_CHARACTERS}
        placeholder={t('terminal:search.placeholder')}
        value={typed}
        data-testid="search-input"
        {...ownKeys('words')}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed === '' ? null : (
        <Button testId="search-clear" onPress={() => setTyped('')}>
          {t('terminal:search.clear')}
        </Button>
      )}
      <Button submit look="primary" icon="search" testId="search-button">
        {t('terminal:search.button')}
      </Button>
    </form>
  )
}
