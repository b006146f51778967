// Sync now: what is being done with its numbers, and the last failure in words.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalApi } from '../../../shared/api/terminal.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { momentText } from '../../ui/dates.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Page } from '../frame/page.tsx'
import { OfficesNote } from '../staff/offices-note.tsx'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'

const MEGABYTE = 1_048_576

export function SyncPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  const state = useHostState((host) => host.state)
  const [asked, setAsked] = useState(false)
  const start = () => {
    setAsked(true)
    void call(terminalApi.syncNow, {})
  }
  return (
    <Page
      turn="sync"
      onBack={back}
      onward={
        <Button look="primary" testId="sync-now" onPress={start}>
          {t('maintenance:sync.now')}
        </Button>
      }
    >
      <h1>{t('maintenance:task.sync.name')}</h1>
      <section className="staff-card" data-testid="sync-state" data-phase={state?.sync.phase} data-keep="">
        <p>{t(`maintenance:connection.${state?.connection ?? 'none'}`)}</p>
        <p>
          {state?.content === undefined
            ? t('terminal:state.no-content')
            : t('maintenance:sync.content', {
                documents: state.content.documents,
                when: momentText(state.content.asOf, language),
              })}
        </p>
        <p>{t('maintenance:sync.queue', { waiting: state?.queue.waiting ?? 0, refused: state?.queue.refused ?? 0 })}</p>
        <SyncProgress done={asked} />
      </section>
      <OfficesNote />
      {state?.sync.failure === undefined ? null : (
        <>
          <h2>{t('maintenance:sync.last-failure')}</h2>
          <FailureNote failure={state.sync.failure} />
        </>
      )}
    </Page>
  )
}

/** Blobs and bytes as the host counts them. `done`: whether to say that all is done once nothing runs. */
export function SyncProgress({ done }: { done: boolean }) {
  const { t } = useTranslation()
  const sync = useHostState((host) => host.state?.sync)
  if (sync === undefined) return null
  switch (sync.phase) {
    case 'idle':
      return done ? <p role="status">{t('maintenance:sync.idle')}</p> : null
    case 'failed':
      return <p role="status">{t('terminal:state.sync.failed')}</p>
    case 'checking':
      return <Progress words={t('terminal:state.sync.checking')} done={0} total={0} />
    case 'fetching': {
      const numbers = { megabytesDone: megabytes(sync.bytesDone), megabytesTotal: megabytes(sync.bytesTotal) }
      const words = t('terminal:state.sync.fetching', { done: sync.done, total: sync.total, ...numbers })
      return <Progress words={words} done={sync.bytesDone} total={sync.bytesTotal} />
    }
    case 'applying':
      return <Progress words={t('terminal:state.sync.applying')} done={sync.done} total={sync.total} />
  }
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1)
}
