// 导入: one stick, and what became of each thing on it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Stick, type StickPart, terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { askAs } from '../state/grant.ts'
import { useHostState } from '../state/host-state.ts'
import { StickChoice } from './stick-choice.tsx'
import { SyncProgress } from './sync-page.tsx'

export function StickInPage({ back }: { back: () => void }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [times, setTimes] = useState(0)
  const [parts, setParts] = useState<readonly StickPart[]>([])
  const [failure, setFailure] = useState<Failure | undefined>()
  const [asked, setAsked] = useState<Stick | undefined>()
  const body = useHostState((host) => host.state?.office?.body ?? '')
  const take = async (stick: Stick, move: boolean) => {
    setAsked(undefined)
    setBusy(true)
    setFailure(undefined)
    setParts([])
    const taken = await askAs(terminalRolesApi.stickIn, { stick: stick.id, move })
    setBusy(false)
    setTimes((n) => n + 1)
    if (taken.ok) setParts(taken.value.parts)
    else setFailure(taken.error)
  }
  return (
    <Page
      turn={`stick-in/${times}/${asked?.id ?? ''}`}
      onBack={asked === undefined ? back : () => setAsked(undefined)}
      backHidden={busy}
      homeHidden={busy}
    >
      {failure === undefined ? null : <FailureNote failure={failure} />}
      {parts.map((part) => (
        <PartNote key={`${part.part}/${part.former ?? ''}`} part={part} />
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
      {asked === undefined ? (
        <StickChoice
          holdings
          refresh={times}
          choose={(stick) => (stick.holds.move ? setAsked(stick) : void take(stick, false))}
          busy={busy}
        />
      ) : (
        <section className="note note-warn" data-testid="move-asked" data-keep="">
          <p>{t('move:stick.ask', { body })}</p>
          <div className="button-row">
            <Button testId="only-rest" onPress={() => void take(asked, false)}>
              {t('move:stick.only-rest')}
            </Button>
            <Button look="primary" testId="move-office" onPress={() => void take(asked, true)}>
              {t('move:stick.move')}
            </Button>
          </div>
        </section>
      )}
    </Page>
  )
}

function PartNote({ part: { part, outcome, count, former, failure } }: { part: StickPart }) {
  const { t } = useTranslation()
  const own = t(`maintenance:stick.part.${part}`)
  const name = former === undefined ? own : t('move:stick.former-answers', { name: own, terminal: former })
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
