// Search results: exact hits with the term marked, then 也许是 with the reason; an empty result shows the other ways on.
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SearchHit, terminalApi } from '../../../shared/api/terminal.ts'
import { Button, Toggle } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { CommonWords } from '../home/home-page.tsx'
import { SearchBox } from '../home/search-box.tsx'
import { Suggestions, useSuggestions } from '../home/suggestions.tsx'
import { useGeneration } from '../state/host-state.ts'
import { goTo } from '../state/way.ts'
import { DocumentRow } from './document-row.tsx'
import { type FoundGroup, groupHits, type HitGroup } from './hit-groups.ts'
import { UnreviewedLine } from './unreviewed-line.tsx'

const HITS_MAX = 200

export function SearchPage({ term }: { term: string }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(term)
  const suggested = useSuggestions(typed === term ? '' : typed)
  return (
    <Page
      turn={term}
      above={
        <div className="search-head">
          <h1 className="unseen">{t('terminal:search.title', { term })}</h1>
          <SearchBox typed={typed} setTyped={setTyped} />
        </div>
      }
    >
      {suggested === undefined || suggested.length === 0 ? <Found term={term} /> : <Suggestions documents={suggested} />}
    </Page>
  )
}

function Found({ term }: { term: string }) {
  const { t } = useTranslation()
  const [group, setGroup] = useState<HitGroup | 'also' | undefined>()
  const { loaded, retry } = useLoad(`search/${term}`, useGeneration(), () =>
    call(terminalApi.search, { q: term, limit: HITS_MAX }),
  )
  if (loaded.state === 'waiting') return <Waiting what={t('common:looking')} />
  if (loaded.state === 'failed') return <FailureNote failure={loaded.failure} retry={retry} />
  const { hits, also, total, atLeast } = loaded.value
  const words = atLeast
    ? 'terminal:search.first-of-many'
    : total > hits.length
      ? 'terminal:search.first'
      : 'terminal:search.total'
  const groups = groupHits(hits)
  const shown = groups.filter((one) => group === undefined || one.group === group)
  return (
    <>
      <div className="found-head">
        <p className="soft" role="status">
          {total === 0 ? t('terminal:search.none', { term }) : t(words, { term, total, count: hits.length })}
        </p>
        {groups.length + Math.min(1, also.length) < 2 ? null : (
          <fieldset className="filters" aria-label={t('terminal:search.groups')}>
            <Toggle look="filter" on={group === undefined} testId="group-all" onChange={() => setGroup(undefined)}>
              {t('terminal:search.group.all')} {hits.length}
            </Toggle>
            {groups.map((one) => (
              <Toggle
                key={one.group}
                look="filter"
                on={one.group === group}
                testId={`group-${one.group}`}
                onChange={() => setGroup(one.group)}
              >
                {t(`terminal:search.group.${one.group}`)} {one.hits.length}
              </Toggle>
            ))}
            {also.length === 0 ? null : (
              <Toggle look="filter" on={group === 'also'} testId="group-also" onChange={() => setGroup('also')}>
                {t('terminal:search.also')} {also.length}
              </Toggle>
            )}
          </fieldset>
        )}
      </div>
      <UnreviewedLine documents={[...hits, ...also]} />
      {shown.map((one) => (
        <Group key={one.group} found={one} />
      ))}
      {also.length === 0 || (group !== undefined && group !== 'also') ? null : (
        <section className="found-group" data-testid="also">
          <h2>{t('terminal:search.also')}</h2>
          <ul className="plain-list rows">
            {also.map((hit) => (
              <DocumentRow key={hit.id} document={hit} testId="hit" reviewSaid because={reason(t, hit.because, hit.via)} />
            ))}
          </ul>
        </section>
      )}
      {total === 0 ? <OtherWays /> : null}
    </>
  )
}

function Group({ found: { group, hits } }: { found: FoundGroup<SearchHit> }) {
  const { t } = useTranslation()
  return (
    <section className="found-group">
      <h2>
        {t(`terminal:search.group.${group}`)} <small>{t('terminal:list.pieces', { count: hits.length })}</small>
      </h2>
      <ul className="plain-list rows">
        {hits.map((hit) => (
          <DocumentRow
            key={hit.id}
            document={hit}
            testId="hit"
            kindHidden={group === 'policy' || group === 'interpretation'}
            reviewSaid
            markedTitle={hit.markedTitle}
            snippet={hit.snippet}
          />
        ))}
      </ul>
    </section>
  )
}

function reason(t: TFunction, because: 'synonym' | 'pinyin' | 'numeral', via: string): string {
  return t(`terminal:search.because.${because}`, { via })
}

function OtherWays() {
  const { t } = useTranslation()
  return (
    <section className="other-ways" data-keep="">
      <h2>{t('terminal:search.try-others')}</h2>
      <CommonWords />
      <h2>{t('terminal:search.not-there')}</h2>
      <div className="button-row">
        <Button icon="talk" testId="open-consultation" onPress={() => goTo({ name: 'form', kind: 'consultation' })}>
          {t('terminal:open.consultation')}
        </Button>
        <Button
          icon="request"
          testId="open-disclosure-request"
          onPress={() => goTo({ name: 'form', kind: 'disclosure-request' })}
        >
          {t('terminal:open.disclosure-request')}
        </Button>
      </div>
    </section>
  )
}
