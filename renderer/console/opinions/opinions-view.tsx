// 采纳情况: the calls, whose result is due first on top; a row opens its opinions.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubOpinionsApi, type OpenedCall } from '../../../shared/api/hub-opinions.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { callSignedIn } from '../session.ts'
import { CallTable } from './call-table.tsx'
import { CallView } from './call-view.tsx'

interface OpinionsViewProps {
  /** The call to begin with; undefined for the list. */
  first: string | undefined
  /** On the button that leads back out. */
  leave: string
  close: () => void
  openDocument: (id: string) => void
}

export function OpinionsView({ first, leave, close, openDocument }: OpinionsViewProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(first)
  const [last, setLast] = useState<string | undefined>()
  if (shown === undefined) return <Calls leave={leave} close={close} comingFrom={last} open={setShown} />
  return (
    <OneCall
      id={shown}
      leave={first === undefined ? t('adoption:back-to-calls') : leave}
      close={() => {
        setLast(shown)
        if (first === undefined) setShown(undefined)
        else close()
      }}
      openDocument={openDocument}
    />
  )
}

interface CallsProps {
  leave: string
  close: () => void
  comingFrom: string | undefined
  open: (call: string) => void
}

function Calls({ leave, close, comingFrom, open }: CallsProps) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad('opinion-calls', 0, () => callSignedIn(hubOpinionsApi.calls, {}))
  return (
    <>
      <header className="section-head">
        <Button icon="back" testId="leave-opinions" onPress={close}>
          {leave}
        </Button>
        <h1>{t('adoption:title')}</h1>
      </header>
      <p className="note">{t('adoption:about')}</p>
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' && loaded.value.unplaced > 0 ? (
        <p className="note note-warn" data-testid="unplaced">
          {t('adoption:unplaced', { count: loaded.value.unplaced })}
        </p>
      ) : null}
      {loaded.state !== 'ready' ? null : loaded.value.calls.length === 0 ? (
        <p className="empty">{t('adoption:empty')}</p>
      ) : (
        <CallTable calls={loaded.value.calls} comingFrom={comingFrom} open={open} />
      )}
    </>
  )
}

interface OneCallProps {
  id: string
  leave: string
  close: () => void
  openDocument: (id: string) => void
}

function OneCall({ id, leave, close, openDocument }: OneCallProps) {
  const { t } = useTranslation()
  const { loaded, retry } = useLoad(`opinion-call/${id}`, 0, () => callSignedIn(hubOpinionsApi.open, { id }))
  /** As the last change left it. */
  const [changed, setChanged] = useState<OpenedCall | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const opened = changed ?? (loaded.state === 'ready' ? loaded.value : undefined)
  if (opened !== undefined)
    return (
      <CallView
        opened={opened}
        leave={leave}
        close={close}
        changed={setChanged}
        failure={failure}
        failed={setFailure}
        openDocument={openDocument}
      />
    )
  return (
    <>
      <header className="section-head">
        <Button icon="back" testId="leave-call" onPress={close}>
          {leave}
        </Button>
        <h1>{t('adoption:title')}</h1>
      </header>
      {loaded.state === 'failed' ? (
        <FailureNote failure={loaded.failure} retry={retry} />
      ) : (
        <Waiting what={t('console:loading')} />
      )}
    </>
  )
}
