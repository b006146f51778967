// 按钮放低: how far down the page everything to touch begins. From the device record; without one, the upper half stays free.
import { useEffect, useState } from 'react'
import { reachLinePx } from '../../../shared/standard/reach-line.ts'
import { useHostState } from '../state/host-state.ts'
import { useViewing } from '../state/viewing.ts'

// Below the line there must be room to work in: on a very high screen the line gives way, not the page.
const TOUCHED_MIN = 0.42
const WITHOUT_RECORD = 0.5

/** The page in CSS px, followed. */
function usePageSize(): { width: number; height: number } {
  const [page, setPage] = useState({ width: innerWidth, height: innerHeight })
  useEffect(() => {
    const measure = () => setPage({ width: innerWidth, height: innerHeight })
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return page
}

/** CSS px from the top of the page. */
export function useReachLine(): number {
  const device = useHostState((host) => host.state?.device)
  const page = usePageSize()
  const line = device === undefined ? page.height * WITHOUT_RECORD : reachLinePx(device, page)
  return Math.min(line, page.height * (1 - TOUCHED_MIN))
}

/** Little height is left for what is turned: then headings and filters are turned with it instead of standing above it. */
export function useCramped(): boolean {
  const { large, low } = useViewing()
  const { width, height } = usePageSize()
  return low || (large && width > height)
}
