// The PIN: six dots and a pad. The sixth digit sends it; a wait is counted down in words.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalRolesApi } from '../../../shared/api/terminal-roles.ts'
import type { Failure } from '../../../shared/result.ts'
import { PIN_DIGITS, type TerminalRole } from '../../../shared/roles/pin.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../frame/page.tsx'
import { enterRole, useAtTheDesk } from '../state/grant.ts'
import { replacePlace } from '../state/way.ts'
import { DigitPad } from './digit-pad.tsx'

const SECOND_MS = 1000
const NOT_SET: Failure = { code: 'pin-not-set' }
const waiting = (seconds: number): Failure => ({ code: 'pin-wait', params: { seconds } })

export function PinPage({ wanted: role }: { wanted: TerminalRole }) {
  const { t } = useTranslation()
  const ended = useAtTheDesk((desk) => desk.ended)
  const [pin, setPin] = useState('')
  const [trying, setTrying] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>(ended)
  const { pinSet, wait } = useWait(role, failure)
  const closed = trying || wait > 0 || !pinSet

  const write = (digits: string) => {
    if (closed) return
    setPin(digits)
    if (digits.length < PIN_DIGITS) return
    setTrying(true)
    void enterRole(role, digits).then((entered) => {
      setPin('')
      setTrying(false)
      setFailure(entered.ok ? undefined : entered.error)
    })
  }
  useDigitKeys((key) => write(key === 'Backspace' ? pin.slice(0, -1) : `${pin}${key}`.slice(0, PIN_DIGITS)))
  const shown = pinSet ? (wait > 0 ? waiting(wait) : failure?.code === 'pin-wait' ? undefined : failure) : NOT_SET
  const other = role === 'staff' ? 'maintenance' : 'staff'
  return (
    <Page
      turn={`pin-${role}`}
      onward={
        <Button testId={`to-${other}`} onPress={() => replacePlace({ name: other })}>
          {t(`staff:pin.other.${other}`)}
        </Button>
      }
    >
      <section className="pin" data-testid="pin-page">
        {shown === undefined ? null : <FailureNote failure={shown} />}
        <h1>{t(`staff:pin.title.${role}`)}</h1>
        <p className="soft">{t('staff:pin.hint')}</p>
        <p className="pin-dots" role="img" aria-label={t('staff:pin.typed', { count: pin.length, all: PIN_DIGITS })}>
          {Array.from({ length: PIN_DIGITS }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots have no other name than their place
            <span key={i} className={i < pin.length ? 'pin-dot pin-dot-full' : 'pin-dot'} />
          ))}
        </p>
        <DigitPad value={pin} onChange={write} maxLength={PIN_DIGITS} disabled={closed} />
      </section>
    </Page>
  )
}

/** A keyboard that is there: digits without a field that a browser would offer to remember. */
function useDigitKeys(write: (key: string) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key) || event.key === 'Backspace') write(event.key)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  })
}

/** Whether there is a PIN, and the seconds that nobody may try: asked of the host, then counted down here for the eye alone. */
function useWait(role: TerminalRole, failure: Failure | undefined): { pinSet: boolean; wait: number } {
  const [left, setLeft] = useState(0)
  const [pinSet, setPinSet] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed try is a reason to ask again
  useEffect(() => {
    let current = true
    void call(terminalRolesApi.roles, {}).then((answer) => {
      if (!current || !answer.ok) return
      setLeft(answer.value[role].waitSeconds)
      setPinSet(answer.value[role].pinSet)
    })
    return () => {
      current = false
    }
  }, [role, failure])
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), SECOND_MS)
    return () => clearTimeout(timer)
  }, [left])
  return { pinSet, wait: left }
}
