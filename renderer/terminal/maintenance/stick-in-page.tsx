// 导入: one stick, and what became of each thing on it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Stick, type StickPart, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { askAs } from '../state/grant.ts'
import { StickChoice } from './stick-choice.tsx'
import { SyncProgress } from './sync-page.tsx'

export function StickInPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [times, setTimes] = useState(0)
  const [parts, setParts] = useState<readonly StickPart[]>([])
  const [failure, setFailure] = useState<Failure | undefined>()
  const take = async (stick: Stick) => {
    setBusy(true)
    setFailure(undefined)
    setParts([])
    const taken = await askAs(terminalRolesApi.stickIn, { stick: stick.id })
    setBusy(false)
    setTimes((n) => n + 1)
    if (taken.ok) setParts(taken.value.parts)
    else setFailure(taken.error)
  }
  return (
    <Page turn={`stick-in/${times}`} onBack={back} backHidden={busy} homeHidden={busy}>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {parts.map((part) => (
        <PartNote key={part.part} part={part} />
      ))}
      <h1>{t('maintenance:task.stick-in.name')}</h1>
      {busy ? (
        <div className="note" role="status">
          <p>{t('maintenance:stick.taking')}</p>
          <SyncProgress done={false} />
        </div>
      ) : (
        <p className="soft">{t('maintenance:stick.in-hint')}</p>
      )}
      <StickChoice holdings refresh={times} choose={(stick) => void take(stick)} busy={busy} />
    </Page>
  )
}

function PartNote({ part: { part, outcome, count, failure } }: { part: StickPart }) {
  const { t } = useTranslation()
  const name = t(`maintenance:stick.part.${part}`)
  if (failure !== undefined) {
    return (
      <div data-testid="stick-part" data-part={part} data-outcome={outcome}>
        <b>{name}</b>
        <FailureNote failure={failure} />
      </div>
    )
  }
  return (
    <p
      className={outcome === 'taken' ? 'note note-good' : 'note'}
      data-testid="stick-part"
      data-part={part}
      data-outcome={outcome}
      data-keep=""
    >
      <span>{t(`maintenance:stick.outcome.${outcome}`, { part: name })}</span>
      {count === undefined || part === 'enrolment' ? null : <span>{t(`maintenance:stick.count.${part}`, { count })}</span>}
    </p>
  )
}
