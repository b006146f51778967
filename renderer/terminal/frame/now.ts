// The host's clock on the page: the time it last sent, and what has passed since. The page's own clock may be wrong.
import { useEffect, useState } from 'react'
import { useHostState } from '../state/host-state.ts'

const TICK_MS = 5000

export function useNow(): Date | undefined {
  const now = useHostState((host) => host.state?.clock.now)
  const receivedAt = useHostState((host) => host.receivedAt)
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((n) => n + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now === undefined ? undefined : new Date(Date.parse(now) + performance.now() - receivedAt)
}
