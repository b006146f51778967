// A day's hours across, one row for each name: the fuller the square, the more there was.

export interface HoursRow {
  readonly name: string
  /** 24. */
  readonly hours: readonly number[]
}

const WIDTH = 520
const ROW = 28
const NAMES = 136
const FOOT = 24
/** A hall is open within these. */
const FIRST = 6
const LAST = 20
const EVERY = 2

export function HoursChart({ rows }: { rows: readonly HoursRow[] }) {
  const most = Math.max(1, ...rows.flatMap(({ hours }) => hours))
  const step = (WIDTH - NAMES) / (LAST - FIRST + 1)
  const shown = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at)
  return (
    <svg width={WIDTH} height={rows.length * ROW + FOOT} className="drawing" aria-hidden="true" focusable="false">
      {rows.map(({ name, hours }, row) => (
        <g key={name}>
          <text x={NAMES - 8} y={row * ROW + 19} className="drawing-figure">
            {name}
          </text>
          {shown.map((hour) => (
            <rect
              key={hour}
              x={NAMES + (hour - FIRST) * step + 1}
              y={row * ROW + 2}
              width={step - 2}
              height={ROW - 4}
              className="hour-square"
              fillOpacity={(hours[hour] ?? 0) / most}
            />
          ))}
        </g>
      ))}
      {shown
        .filter((hour) => hour % EVERY === 0)
        .map((hour) => (
          <text key={hour} x={NAMES + (hour - FIRST) * step} y={rows.length * ROW + 18} className="drawing-hour">
            {hour}
          </text>
        ))}
    </svg>
  )
}
