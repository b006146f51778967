// The inbox's filters: state, kind, terminal, a part of the number; each choice says how many it would show.
import { useTranslation } from 'react-i18next'
import type { InboxRow } from '../../shared/api/hub-console.ts'
import { SUBMISSION_KINDS } from '../../shared/requests/form.ts'
import { countWith, type InboxFilter, SHOWN, type Shown } from './inbox-filter.ts'

/** Rare: not in the way while there is none. */
const ONLY_WITH_ROWS: readonly Shown[] = ['to-publish']

interface InboxFiltersProps {
  rows: readonly InboxRow[]
  filter: InboxFilter
  change: (change: Partial<InboxFilter>) => void
}

export function InboxFilters({ rows, filter, change }: InboxFiltersProps) {
  const { t } = useTranslation()
  const terminals = [...new Map(rows.map(({ terminal, terminalName }) => [terminal, terminalName]))].sort()
  const kinds = SUBMISSION_KINDS.filter((kind) => kind === filter.kind || rows.some((row) => row.kind === kind))
  const count = (choice: Partial<InboxFilter>) => countWith(rows, filter, choice)
  return (
    <div className="filter-bar">
      <fieldset className="filters" aria-label={t('console:inbox.show')}>
        {SHOWN.filter((show) => !ONLY_WITH_ROWS.includes(show) || show === filter.show || count({ show }) > 0).map((show) => (
          <button
            key={show}
            type="button"
            aria-pressed={show === filter.show}
            data-testid={`show-${show}`}
            onClick={() => change({ show })}
          >
            {t(`console:show.${show}`)} <span className="count">{count({ show })}</span>
          </button>
        ))}
      </fieldset>
      <select
        aria-label={t('console:inbox.kind')}
        value={filter.kind}
        data-testid="filter-kind"
        onChange={(event) => {
          const kind = SUBMISSION_KINDS.find((one) => one === event.target.value)
          change({ kind: kind ?? 'all' })
        }}
      >
        <option value="all">{t('console:inbox.every-kind', { count: count({ kind: 'all' }) })}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t('console:inbox.choice', { name: t(`console:kind.${kind}`), count: count({ kind }) })}
          </option>
        ))}
      </select>
      <select
        aria-label={t('console:inbox.terminal')}
        value={filter.terminal}
        data-testid="filter-terminal"
        onChange={(event) => change({ terminal: event.target.value })}
      >
        <option value="all">{t('console:inbox.every-terminal', { count: count({ terminal: 'all' }) })}</option>
        {terminals.map(([terminal, name]) => (
          <option key={terminal} value={terminal}>
            {t('console:inbox.choice', { name: `${terminal} ${name}`, count: count({ terminal }) })}
          </option>
        ))}
      </select>
      <input
        type="search"
        className="number-search"
        aria-label={t('console:inbox.find')}
        placeholder={t('console:inbox.find')}
        maxLength={40}
        value={filter.number}
        data-testid="filter-number"
        onChange={(event) => change({ number: event.target.value })}
      />
    </div>
  )
}
