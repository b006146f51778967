// What a terminal has beside what is published, and how long ago something was, in words.
import type { TFunction } from 'i18next'
import type { HeldRelease, TerminalRow } from '../../shared/api/hub-console.ts'
import { wholeDays } from '../../shared/fleet/release-gap.ts'

export function gapWords(t: TFunction, gap: HeldRelease['gap']): string {
  if (gap.state !== 'behind') return t(`console:gap.${gap.state}`)
  return gap.days === undefined
    ? t('console:gap.behind', { releases: gap.releases })
    : t('console:gap.behind-days', { releases: gap.releases, days: gap.days })
}

/** Tag beside the words. */
export function gapLook({ state }: HeldRelease['gap']): string {
  return state === 'current' ? 'tag tag-answered' : state === 'none' ? 'tag' : 'tag tag-warn'
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** 3 分钟前, 5 小时前, 2 天前. */
export function agoWords(t: TFunction, at: string, now: Date): string {
  const ms = Math.max(0, now.getTime() - Date.parse(at))
  if (ms < MINUTE_MS) return t('console:ago.now')
  if (ms < HOUR_MS) return t('console:ago.minutes', { n: Math.floor(ms / MINUTE_MS) })
  if (ms < 24 * HOUR_MS) return t('console:ago.hours', { n: Math.floor(ms / HOUR_MS) })
  return t('console:ago.days', { n: wholeDays(at, now) })
}

export function contactLook(contact: TerminalRow['contact']): string {
  return contact === 'recent' ? 'tag tag-answered' : contact === 'quiet' ? 'tag' : 'tag tag-warn'
}
