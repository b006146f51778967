// The state line: connection, age of the content, what waits, what needs care. Offline is normal here and is said calmly.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { SyncState, TerminalState } from '../../../shared/api/terminal.ts'
import { dayOf, shortMomentText, timeText } from '../../ui/dates.ts'
import type { Language } from '../../ui/language.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'

const MEGABYTE = 1_000_000

export function StateLine() {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const state = useHostState((host) => host.state)
  const parts = state === undefined ? [t('terminal:state.starting')] : partsOf(state, t, language)
  const keepReceipt = t('terminal:state.keep-receipt')
  return (
    <p className="state" role="status" data-testid="state-line" data-connection={state?.connection}>
      <span className={state?.connection === 'online' ? 'dot' : 'dot dot-off'} aria-hidden="true" />
      <span className="state-parts">
        {parts.map((part) => (
          <span key={part} className={part === keepReceipt ? 'state-part state-part-receipt' : 'state-part'}>
            {part}
          </span>
        ))}
      </span>
    </p>
  )
}

function partsOf(state: TerminalState, t: TFunction, language: Language): string[] {
  const parts = [t(`terminal:state.connection.${state.connection}`)]
  if (state.content === undefined) parts.push(t('terminal:state.no-content'))
  else {
    const { asOf } = state.content
    const when =
      dayOf(asOf) === state.clock.today ? t('terminal:state.today', { time: timeText(asOf) }) : shortMomentText(asOf, language)
    parts.push(t('terminal:state.as-of', { when }))
  }
  if (state.connection === 'offline') parts.push(t('terminal:state.keep-receipt'))
  const sync = syncPart(state.sync, t)
  if (sync !== undefined) parts.push(sync)
  if (state.queue.waiting > 0) parts.push(t('terminal:state.waiting', { count: state.queue.waiting }))
  if (state.queue.refused > 0) parts.push(t('terminal:state.refused', { count: state.queue.refused }))
  if (!state.clock.trusted) parts.push(t('terminal:state.clock'))
  if (state.storage !== 'ok') parts.push(t(`terminal:state.storage.${state.storage}`))
  return parts
}

function syncPart(sync: SyncState, t: TFunction): string | undefined {
  switch (sync.phase) {
    case 'idle':
      return undefined
    case 'checking':
    case 'applying':
    case 'failed':
      return t(`terminal:state.sync.${sync.phase}`)
    case 'fetching':
      return t('terminal:state.sync.fetching', {
        done: sync.done,
        total: sync.total,
        megabytesDone: (sync.bytesDone / MEGABYTE).toFixed(1),
        megabytesTotal: (sync.bytesTotal / MEGABYTE).toFixed(1),
      })
  }
}
