// Which bad ratings are looked at, and how many each choice would show.
import type { FollowUpRow } from '../../../shared/api/hub-follow-up.ts'
import { filtered, NO_FILTER } from '../inbox-filter.ts'

export const RATINGS_SHOWN = ['all', 'waiting', 'working', 'near-due', 'overdue', 'closed'] as const
export type RatingsShown = (typeof RATINGS_SHOWN)[number]

export function shownRatings(rows: readonly FollowUpRow[], show: RatingsShown): FollowUpRow[] {
  return rows.filter(({ row }) => {
    switch (show) {
      case 'all':
        return true
      case 'near-due':
      case 'overdue':
        // As the inbox says it.
        return filtered([row], { ...NO_FILTER, show }).length > 0
      default:
        return row.followUp === show
    }
  })
}
