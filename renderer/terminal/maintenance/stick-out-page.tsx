// 导出: what waits, onto a stick. It stays queued here until the hub has signed for it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type Stick, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { askAs } from '../state/grant.ts'
import { useHostState } from '../state/host-state.ts'
import { StickChoice } from './stick-choice.tsx'

type Written = z.output<typeof terminalRolesApi.stickOut.response>

export function StickOutPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const waiting = useHostState((host) => host.state?.queue.waiting ?? 0)
  const [busy, setBusy] = useState(false)
  const [times, setTimes] = useState(0)
  const [written, setWritten] = useState<Written | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const write = async (stick: Stick) => {
    setBusy(true)
    setFailure(undefined)
    setWritten(undefined)
    const done = await askAs(terminalRolesApi.stickOut, { stick: stick.id })
    setBusy(false)
    setTimes((n) => n + 1)
    if (done.ok) setWritten(done.value)
    else setFailure(done.error)
  }
  return (
    <Page turn={`stick-out/${times}`} onBack={back} backHidden={busy} homeHidden={busy}>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {written === undefined ? null : (
        <div className="note note-good" role="status" data-testid="stick-written" data-file={written.file} data-keep="">
          <p>{t('maintenance:stick.written', { ...written })}</p>
          {written.left === 0 ? null : <p>{t('maintenance:stick.left', { count: written.left })}</p>}
          {written.former.map((one) => (
            <p key={one.file}>{t('move:stick.former-written', { ...one, body: one.body ?? '' })}</p>
          ))}
          <p>{t('maintenance:stick.stays')}</p>
        </div>
      )}
      <h1>{t('maintenance:task.stick-out.name')}</h1>
      <p>{t('maintenance:stick.waiting', { count: waiting })}</p>
      <p className="soft">{busy ? t('maintenance:stick.writing') : t('maintenance:stick.out-hint')}</p>
      <StickChoice refresh={times} choose={(stick) => void write(stick)} busy={busy} />
    </Page>
  )
}
