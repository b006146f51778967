// 差评回访, month by month: how many bad ratings came, and what became of them against the limit. Counted from the records alone.
import type { FollowUpState } from '../requests/follow-up/follow-up-state.ts'
import { lastTwelveMonths } from './request-charts.ts'

/** 按时办结, 限内在办, 超期 (closed late, or still open past the limit), 本人要求删除 before it was closed. */
export const FOLLOW_UP_OUTCOMES = ['in-time', 'open', 'late', 'withdrawn'] as const
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number]

/** A bad rating without anything of who gave it or what it says. */
export interface CountedFollowUp {
  readonly cameOn: string
  readonly lastDay: string
  readonly closedOn: FollowUpState['closedOn']
  /** What the person wrote is gone since then, at their own wish. */
  readonly erasedOn: string | undefined
}

export interface MonthOfFollowUps {
  /** `YYYY-MM` in which they were given. */
  readonly month: string
  /** All bad ratings of the month; the outcomes add up to it. */
  readonly received: number
  readonly outcomes: Readonly<Record<FollowUpOutcome, number>>
}

/** The twelve months that end with the one of `today`. */
export function followUpsByMonth(followUps: readonly CountedFollowUp[], today: string): MonthOfFollowUps[] {
  return lastTwelveMonths(today).map((month) => {
    const outcomes = followUps.filter(({ cameOn }) => cameOn.startsWith(month)).map((one) => followUpOutcome(one, today))
    const count = (outcome: FollowUpOutcome) => outcomes.filter((one) => one === outcome).length
    return {
      month,
      received: outcomes.length,
      outcomes: { 'in-time': count('in-time'), open: count('open'), late: count('late'), withdrawn: count('withdrawn') },
    }
  })
}

/** Late is only the day after the last one; what was late before it was erased stays late. */
export function followUpOutcome({ lastDay, closedOn, erasedOn }: CountedFollowUp, today: string): FollowUpOutcome {
  if (closedOn !== undefined) return closedOn <= lastDay ? 'in-time' : 'late'
  if ((erasedOn ?? today) > lastDay) return 'late'
  return erasedOn === undefined ? 'open' : 'withdrawn'
}
