// How a hall's registers (台账) stand, as the office can tell from the last day of each that its terminal has told.
import { chinaDay, type YearCalendar } from '../calendar/working-days.ts'
import { dueOn } from '../standard/register-due.ts'
import { REGISTER_KEEPER, type RegisterId } from '../standard/registers.ts'

export interface RegisterStanding {
  readonly register: RegisterId
  readonly state: 'done' | 'due' | 'overdue'
  readonly lastOn?: string
  /** The first day that was missed. */
  readonly since?: string
}

export interface RegisterQuestion {
  /** The last day of each, by name; names of a later release are passed over. */
  readonly told: Readonly<Record<string, string>>
  /** Registers that the standard demands here. */
  readonly kept: readonly RegisterId[]
  readonly enrolledAt: string
  readonly now: Date
  readonly calendars: readonly YearCalendar[]
}

/**
 * Those of the window (日检、更新、故障、清理) always, those of the office when they are overdue. The last day is enough: whether a period was kept
 * is a matter of the newest entry.
 */
export function registerStandings({ told, kept, enrolledAt, now, calendars }: RegisterQuestion): RegisterStanding[] {
  const from = chinaDay(new Date(enrolledAt))
  return kept.flatMap((register) => {
    const last = told[register]
    const due = dueOn(register, { days: last === undefined ? [] : [last], today: chinaDay(now), from, calendars })
    if (REGISTER_KEEPER[register] === 'office' && due.state !== 'overdue') return []
    return [
      {
        ...{ register, state: due.state },
        ...(due.lastOn !== undefined && { lastOn: due.lastOn }),
        ...(due.state === 'overdue' && { since: due.since }),
      },
    ]
  })
}
