// Which rows of the inbox are looked at, and how many each further choice would leave.
import type { AnswerLimit, InboxRow } from '../../shared/api/hub-console.ts'

/** 临期: so many working days left, or fewer. */
export const SOON_WORKING_DAYS = 5

export const SHOWN = ['all', 'new', 'opened', 'to-confirm', 'near-due', 'overdue', 'answered', 'to-publish'] as const
export type Shown = (typeof SHOWN)[number]

export interface InboxFilter {
  readonly show: Shown
  /** A kind, a terminal's code, or everything. */
  readonly kind: InboxRow['kind'] | 'all'
  readonly terminal: string
  /** A part of a receipt number, as typed. */
  readonly number: string
}

export const NO_FILTER: InboxFilter = { show: 'all', kind: 'all', terminal: 'all', number: '' }

/** What the law gives, or the house. */
export function limitOf({ limit, house }: Pick<InboxRow, 'limit' | 'house'>): AnswerLimit | undefined {
  return limit ?? house
}

export function filtered(rows: readonly InboxRow[], filter: InboxFilter): InboxRow[] {
  const number = plain(filter.number)
  return rows.filter(
    (row) =>
      isShown(row, filter.show) &&
      (filter.kind === 'all' || row.kind === filter.kind) &&
      (filter.terminal === 'all' || row.terminal === filter.terminal) &&
      plain(row.receipt).includes(number),
  )
}

/** What a choice would show while the other choices stay as they are. */
export function countWith(rows: readonly InboxRow[], filter: InboxFilter, change: Partial<InboxFilter>): number {
  return filtered(rows, { ...filter, ...change }).length
}

function isShown(row: InboxRow, show: Shown): boolean {
  const { state, toConfirm } = row
  const limit = limitOf(row)
  switch (show) {
    case 'near-due':
      return state !== 'answered' && limit?.left.state === 'open' && limit.left.left <= SOON_WORKING_DAYS
    case 'overdue':
      return state !== 'answered' && limit?.left.state === 'overdue'
    case 'all':
      return true
    case 'to-confirm':
      return toConfirm
    case 'to-publish':
      return row.toPublish
    default:
      return state === show
  }
}

/** Case, hyphens and spaces are how somebody copies a number, not part of it. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
}
