// 登记台账: which registers there are, how each stands, and what was entered last.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { RegisterStanding, Registers } from '../../../shared/api/terminal-duty.ts'
import { REGISTER_DUE, REGISTER_KEEPER, type RegisterId } from '../../../shared/standard/registers.ts'
import { CardButton } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import type { Language } from '../../ui/language.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { useViewing } from '../state/viewing.ts'
import { Entries } from './register-lines.tsx'
import { useRegisters } from './use-registers.ts'

const ENTRIES_LISTED = 6

export function RegistersPage({ open, back }: { open: (register: RegisterId) => void; back: () => void }) {
  const { t } = useTranslation()
  const { loaded, retry } = useRegisters()
  return (
    <Page turn="registers" onBack={back}>
      <h1>{t('duty:list.title')}</h1>
      <p className="soft">{t('duty:list.hint')}</p>
      {loaded.state === 'waiting' ? <Waiting what={t('common:looking')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? <Listed {...loaded.value} open={open} /> : null}
    </Page>
  )
}

function Listed({ registers, entries, openFaults, open }: Registers & { open: (register: RegisterId) => void }) {
  const { t } = useTranslation()
  if (registers.length === 0) return <p className="note">{t('duty:list.none')}</p>
  return (
    <>
      <ul className="plain-list register-rows" data-testid="register-list">
        {registers.map((standing) => (
          <li key={standing.id}>
            <CardButton look="staff-row" testId={`register-${standing.id}`} onPress={() => open(standing.id)}>
              <span>
                <b>{t(`duty:register.${standing.id}.name`)}</b>
                {t(`duty:register.${standing.id}.about`)}
                <small className="register-keeper">{t(`duty:keeper.${REGISTER_KEEPER[standing.id]}`)}</small>
              </span>
              <StandingTag standing={standing} openFaults={openFaults.length} />
            </CardButton>
          </li>
        ))}
      </ul>
      <h2>{t('duty:entries')}</h2>
      <Entries entries={entries.slice(0, ENTRIES_LISTED)} named />
    </>
  )
}

function StandingTag({ standing, openFaults }: { standing: RegisterStanding; openFaults: number }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const { id, state, lastOn } = standing
  const troubled = id === 'fault' && openFaults > 0
  const look =
    state === 'overdue' || troubled ? 'tag tag-void' : state === 'done' && REGISTER_DUE[id] !== 'event' ? 'tag tag-good' : 'tag'
  return (
    <span className="register-state" data-testid={`state-${id}`} data-state={troubled ? 'open' : state}>
      <span className={look}>{troubled ? t('duty:state.open', { count: openFaults }) : stateWords(t, standing, language)}</span>
      <small className="soft">
        {lastOn === undefined ? t('duty:never') : t('duty:last-on', { day: dayText(lastOn, language) })}
      </small>
    </span>
  )
}

function stateWords(t: TFunction, { id, state, by, since }: RegisterStanding, language: Language): string {
  const days = { by: by && dayText(by, language), since: since && dayText(since, language) }
  switch (REGISTER_DUE[id]) {
    case 'event':
      return t('duty:state.event')
    case 'working-day':
      return t(`duty:state.daily-${state}`, days)
    case 'quarter':
    case 'year':
      return t(`duty:state.${state}`, days)
  }
}
