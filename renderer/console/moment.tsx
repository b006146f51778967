// A moment in a table: day and time in figures, the same in every language, never broken in the middle.
import { dayOf, timeText } from '../ui/dates.ts'

export function Moment({ at }: { at: string }) {
  return (
    <time className="moment" dateTime={at}>
      <span>{dayOf(at)}</span> <span>{timeText(at)}</span>
    </time>
  )
}
