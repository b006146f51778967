// The host's last events in plain words, newest first, and onto a stick. No personal data is ever logged.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoggedEvent, type Stick, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { shortMomentText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { Page } from '../frame/page.tsx'
import { askAs } from '../state/grant.ts'
import { useViewing } from '../state/viewing.ts'
import { StickChoice } from './stick-choice.tsx'

export function EventsPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const [copying, setCopying] = useState(false)
  const [file, setFile] = useState<string | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const { loaded, retry } = useLoad('events', 0, () => askAs(terminalRolesApi.events, {}))
  const copy = async (stick: Stick) => {
    const done = await askAs(terminalRolesApi.eventsOut, { stick: stick.id })
    setFailure(done.ok ? undefined : done.error)
    setFile(done.ok ? done.value.file : undefined)
    if (done.ok) setCopying(false)
  }
  if (copying) {
    return (
      <Page turn="events/stick" onBack={() => setCopying(false)}>
        {failure === undefined ? null : <FailureNote failure={failure} />}
        <h1>{t('maintenance:events.copy')}</h1>
        <StickChoice refresh={0} choose={(stick) => void copy(stick)} busy={false} />
      </Page>
    )
  }
  return (
    <Page
      turn="events"
      onBack={back}
      onward={
        <Button testId="events-copy" onPress={() => setCopying(true)}>
          {t('maintenance:events.copy')}
        </Button>
      }
    >
      <h1>{t('maintenance:task.events.name')}</h1>
      {file === undefined ? null : (
        <p className="note note-good" role="status">
          {t('maintenance:events.copied', { file })}
        </p>
      )}
      <p className="soft">{t('maintenance:events.hint')}</p>
      {loaded.state === 'waiting' ? <Waiting what={t('common:looking')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? (
        <ul className="plain-list events" data-testid="events">
          {[...loaded.value.events].reverse().map((event, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is read once and never changes
            <EventRow key={at} event={event} />
          ))}
        </ul>
      ) : null}
    </Page>
  )
}

/** What has words is shown; the rest stands in the copy on the stick. */
function EventRow({ event: { at, level, event, fields } }: { event: LoggedEvent }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const { code } = fields
  const facts = Object.entries(fields).flatMap(([name, value]) => {
    const words = t(`maintenance:fact.${name}`, {
      value: t(`maintenance:fact-value.${value}`, { defaultValue: value }),
      defaultValue: '',
    })
    return words === '' ? [] : [words]
  })
  return (
    <li className={`event event-${level}`} data-keep="">
      <span className="soft small">{shortMomentText(at, language)}</span>{' '}
      {t(`maintenance:event.${event}`, { defaultValue: event })}
      {typeof code === 'string' ? <small> {t(`failure:${code}`, { ...fields, defaultValue: code })}</small> : null}
      {facts.length === 0 ? null : <small className="soft"> {facts.join(' · ')}</small>}
    </li>
  )
}
