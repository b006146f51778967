// 请人帮忙 at the office's screen: which terminal, since when, on top of whatever section is open; a soft sound and the window's title say it too.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type HelpCallRow, hubConsoleApi } from '../../shared/api/hub-console.ts'
import { Button } from '../ui/button.tsx'
import { ringChime } from '../ui/chime.ts'
import { timeText } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { callSignedIn, useSession } from './session.ts'

/** A person is waiting: seconds, not the half minute of the lists. The answer is a few bytes. */
const LOOK_MS = 3_000
const MINUTE_MS = 60_000

interface Standing {
  readonly now: string
  readonly calls: readonly HelpCallRow[]
}

export function HelpCalls() {
  const { t } = useTranslation()
  const { standing, seen } = useHelpCalls()
  if (standing.calls.length === 0) return null
  return (
    <section className="help-calls" aria-labelledby="help-calls" data-testid="help-calls">
      <h2 id="help-calls" role="status">
        <Icon name="bell" />
        {t('help:call.waiting', { count: standing.calls.length })}
      </h2>
      <ul className="plain-list">
        {standing.calls.map((call) => (
          <li key={call.id} data-testid="help-call" data-terminal={call.terminal}>
            <b lang="zh-CN">{call.terminalName}</b> <span>{call.terminal}</span>
            <span>
              {t('help:call.since', { time: timeText(call.calledAt), minutes: minutesBetween(call.calledAt, standing.now) })}
            </span>
            {call.rings > 1 ? <span>{t('help:call.rings', { count: call.rings })}</span> : null}
            <Button testId="help-call-seen" onPress={() => void seen(call.id)}>
              {t('help:call.done')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useHelpCalls() {
  const { t } = useTranslation()
  const [standing, setStanding] = useState<Standing>({ now: '', calls: [] })
  const heard = useRef(new Set<string>())
  const { calls } = standing
  useEffect(() => {
    let current = true
    const look = async () => {
      // A session that has ended asks to sign in again of itself; this must not ask for it every three seconds.
      if (useSession.getState().ended) return
      const answer = await callSignedIn(hubConsoleApi.helpCalls, {})
      if (current && answer.ok) setStanding(answer.value)
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_MS)
    return () => {
      current = false
      clearInterval(timer)
    }
  }, [])
  useEffect(() => {
    const rung = calls.map(({ id, rings }) => `${id} ${rings}`)
    if (rung.some((one) => !heard.current.has(one))) ringChime()
    heard.current = new Set(rung)
  }, [calls])
  useEffect(() => {
    const title = document.title
    if (calls.length > 0) document.title = t('help:call.title-count', { count: calls.length, title })
    return () => {
      document.title = title
    }
  }, [calls.length, t])
  const seen = async (id: string) => {
    const answer = await callSignedIn(hubConsoleApi.helpCallSeen, { id })
    if (answer.ok) setStanding(answer.value)
  }
  return { standing, seen }
}

function minutesBetween(from: string, until: string): number {
  return Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / MINUTE_MS))
}
