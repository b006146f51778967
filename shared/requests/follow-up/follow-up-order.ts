// In which order bad ratings are worked on: what is open by its last day, the worse grade first on one day; then what is closed, the newest first.
import { GRADES, type Grade } from '../forms/rating.ts'

interface Listed {
  readonly grade: Grade
  readonly lastDay: string
  readonly closedOn: string | undefined
}

export function inOrderOfWork<Row extends Listed>(rows: readonly Row[]): Row[] {
  const open = rows.filter(({ closedOn }) => closedOn === undefined)
  const closed = rows.filter(({ closedOn }) => closedOn !== undefined)
  return [
    ...open.toSorted(
      (one, other) => compare(one.lastDay, other.lastDay) || GRADES.indexOf(other.grade) - GRADES.indexOf(one.grade),
    ),
    ...closed.toSorted((one, other) => compare(other.closedOn ?? '', one.closedOn ?? '')),
  ]
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
