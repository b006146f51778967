// Nothing of the last person remains: after a while without a touch a full page asks, then the session ends.
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { terminalFleetApi } from '../../../shared/api/terminal-fleet.ts'
import { type IdleKind, idleTimes } from '../../../shared/standard/idle-times.ts'
import { Button } from '../../ui/button.tsx'
import { call } from '../../ui/call.ts'
import { isReadingAloud } from '../aloud/reading-aloud.ts'
import { keyboardAsFound, useKeyboard } from '../keyboard/keyboard-state.ts'
import { useAuditRun } from '../state/audit-run.ts'
import { useHelpScreen } from '../state/help-call.ts'
import { PAGE_IN_USE } from '../state/page-in-use.ts'
import { endSession } from '../state/session.ts'
import { useSetting } from '../state/setting.ts'
import { useTypedSearch } from '../state/typed-search.ts'
import { useViewing, viewsAsFound } from '../state/viewing.ts'
import { type Place, usePlace, useWay } from '../state/way.ts'

const TICK_MS = 1000
// timeupdate: a video that plays is a use of the page.
const USES = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove', 'timeupdate', PAGE_IN_USE] as const
// Media events do not bubble.
const LISTENING = { passive: true, capture: true }

function idleKind(place: Place): IdleKind {
  switch (place.name) {
    case 'home':
    case 'zone':
    case 'list':
    case 'topic':
    case 'search':
      return 'home'
    case 'reader':
    case 'take':
    case 'first-use':
    case 'receipt':
      return 'reading'
    case 'form':
    case 'my-receipts':
    case 'staff':
      return 'forms'
    case 'maintenance':
      return 'maintenance'
  }
}

export function IdleGuard({ children }: { children: ReactNode }) {
  const place = usePlace()
  const viewing = useViewing()
  const [secondsLeft, setSecondsLeft] = useState<number | undefined>()
  const [stays, setStays] = useState(0)
  const typed = useTypedSearch((search) => search.typed)
  const left = useWay((way) => way.left)
  const calling = useHelpScreen((screen) => screen.shown)
  // Nothing of a person is to be seen: no question is needed before what is left in memory goes.
  const unwritten = useKeyboard(keyboardAsFound)
  const asFound = !calling && place.name === 'home' && typed === '' && unwritten && viewsAsFound(viewing)
  const audited = useAuditRun((run) => run.running)
  const untouched = (asFound && !left) || audited
  useEffect(() => {
    // A restart that the office has asked for waits for them.
    void call(terminalFleetApi.inUse, { using: !untouched })
  }, [untouched])
  const { limitMs: limit, answerMs } = idleTimes(useSetting()?.profile.idle, calling ? 'forms' : idleKind(place))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, or the answer to the question, starts the count anew
  useEffect(() => {
    setSecondsLeft(undefined)
    if (untouched) return
    let used = performance.now()
    const use = () => {
      // While the question stands, only its button answers it.
      if (performance.now() - used < limit) used = performance.now()
    }
    const timer = setInterval(() => {
      // Who listens touches nothing.
      if (isReadingAloud()) use()
      const over = performance.now() - used - limit
      if (over < 0) return
      if (asFound || over >= answerMs) {
        // Begins to count anew, for a host that does not answer just now.
        used = performance.now()
        endSession()
      } else setSecondsLeft(Math.ceil((answerMs - over) / 1000))
    }, TICK_MS)
    for (const event of USES) window.addEventListener(event, use, LISTENING)
    return () => {
      clearInterval(timer)
      for (const event of USES) window.removeEventListener(event, use, LISTENING)
    }
  }, [untouched, asFound, limit, answerMs, place, stays])
  return (
    <>
      <div hidden={secondsLeft !== undefined} className="page-holder">
        {children}
      </div>
      {secondsLeft === undefined ? null : <StillHere secondsLeft={secondsLeft} stay={() => setStays((n) => n + 1)} />}
    </>
  )
}

function StillHere({ secondsLeft, stay }: { secondsLeft: number; stay: () => void }) {
  const { t } = useTranslation()
  return (
    <main className="still-here" data-testid="still-here">
      <h1>{t('terminal:idle.title')}</h1>
      <p>{t('terminal:idle.text', { count: secondsLeft })}</p>
      <Button look="primary" onPress={stay} testId="stay">
        {t('terminal:idle.stay')}
      </Button>
    </main>
  )
}
