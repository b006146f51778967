// Before the public comes to the terminal: what the system around it leaves open (F64), until staff have seen it and go on.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LockdownStanding, terminalLockdownApi } from '../../../shared/api/terminal-lockdown.ts'
import type { Failure } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { readAhead, useLoad } from '../../ui/use-load.ts'
import { Page } from '../frame/page.tsx'
import { PinPage } from '../roles/pin-page.tsx'
import { askAs, leaveRole, useAtTheDesk } from '../state/grant.ts'
import { goHome, goTo, usePlace } from '../state/way.ts'

const readLockdown = () => call(terminalLockdownApi.lockdown, {})
export const lockdownAhead = readAhead(readLockdown)

export function LockdownGate({ children }: { children: ReactNode }) {
  const { loaded } = useLoad('lockdown', 0, readLockdown, lockdownAhead)
  const [gone, setGone] = useState(false)
  const place = usePlace()
  const role = useAtTheDesk((desk) => desk.role)
  // A host that does not answer has nothing to show of anybody; the home page says so itself.
  if (loaded.state !== 'ready' || loaded.value.goesOn || gone) return children
  // The PIN page alone: the pages behind it would give the grant back when they are left for this one.
  if ((place.name === 'staff' || place.name === 'maintenance') && role === undefined) return <PinPage wanted={place.name} />
  const goOn = () => {
    leaveRole()
    goHome()
    setGone(true)
  }
  return <OpenSystemPage standing={loaded.value} mayGoOn={role !== undefined} gone={goOn} />
}

interface OpenSystemProps {
  readonly standing: LockdownStanding
  readonly mayGoOn: boolean
  readonly gone: () => void
}

function OpenSystemPage({ standing, mayGoOn, gone }: OpenSystemProps) {
  const { t } = useTranslation()
  const [failure, setFailure] = useState<Failure | undefined>()
  const goOn = async () => {
    const answer = await askAs(terminalLockdownApi.goOn, {})
    if (answer.ok) gone()
    else setFailure(answer.error)
  }
  return (
    <Page
      turn="open-system"
      backHidden
      homeHidden
      onward={
        mayGoOn ? (
          <Button look="primary" testId="lockdown-go-on" onPress={() => void goOn()}>
            {t('lockdown:go-on')}
          </Button>
        ) : (
          <Button look="primary" testId="lockdown-pin" onPress={() => goTo({ name: 'staff' })}>
            {t('lockdown:enter')}
          </Button>
        )
      }
    >
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <h1>{t('lockdown:title')}</h1>
      <p>{t('lockdown:text')}</p>
      <ul className="plain-list events" data-testid="open-system">
        {standing.findings.map(({ check, state, missing = [] }) => (
          <li key={check} className={state === 'off' ? 'event event-error' : 'event event-warn'} data-check={check} data-keep="">
            <b>{t(`lockdown:state.${state}`)}</b> {t(`lockdown:check.${check}`, { missing: missing.join('、') })}
          </li>
        ))}
      </ul>
    </Page>
  )
}
