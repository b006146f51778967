// Search results: exact hits with the term marked, then 也许是 with the reason; an empty result shows the other ways on.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { CommonWords } from '../home/home-page.tsx'
import { SearchBox } from '../home/search-box.tsx'
import { useGeneration } from '../state/host-state.ts'
import { goTo } from '../state/way.ts'
import { DocumentRow } from './document-row.tsx'

const HITS_MAX = 100

export function SearchPage({ term }: { term: string }) {
  const { t } = useTranslation()
  return (
    <Page
      turn={term}
      above={
        <div className="search-head">
          <h1 className="unseen">{t('terminal:search.title', { term })}</h1>
          <SearchBox term={term} />
        </div>
      }
    >
      <Found term={term} />
    </Page>
  )
}

function Found({ term }: { term: string }) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad(`search/${term}`, useGeneration(), () =>
    call(terminalApi.search, { q: term, limit: HITS_MAX }),
  )
  if (loaded.state === 'waiting') return <Waiting what={t('common:looking')} />
  if (loaded.state === 'failed') return <FailureNote failure={loaded.failure} retry={retry} />
  const { hits, also, total } = loaded.value
  return (
    <>
      <p className="soft" role="status">
        {total === 0
          ? t('terminal:search.none', { term })
          : t(total > hits.length ? 'terminal:search.first' : 'terminal:search.total', { term, total, count: hits.length })}
      </p>
      {hits.length === 0 ? null : (
        <ul className="plain-list rows">
          {hits.map((hit) => (
            <DocumentRow key={hit.id} document={hit} testId="hit" markedTitle={hit.markedTitle} snippet={hit.snippet} />
          ))}
        </ul>
      )}
      {also.length === 0 ? null : (
        <section className="also">
          <h2>{t('terminal:search.also')}</h2>
          <ul className="plain-list rows">
            {also.map((hit) => (
              <DocumentRow key={hit.id} document={hit} testId="hit" because={reason(t, hit.because, hit.via)} />
            ))}
          </ul>
        </section>
      )}
      {total === 0 ? <OtherWays /> : null}
    </>
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
