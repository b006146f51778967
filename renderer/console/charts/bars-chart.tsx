// Lying bars with long names beside them, each made of parts.

export interface Bar {
  readonly name: string
  readonly parts: readonly number[]
}

const WIDTH = 520
const ROW = 26
const NAMES = 112
const FIGURES = 36

export function BarsChart({ bars }: { bars: readonly Bar[] }) {
  const longest = Math.max(1, ...bars.map(({ parts }) => total(parts)))
  const room = WIDTH - NAMES - FIGURES
  const x = (value: number) => NAMES + (value / longest) * room
  return (
    <svg width={WIDTH} height={bars.length * ROW} className="drawing" aria-hidden="true" focusable="false">
      {bars.map(({ name, parts }, row) => (
        <g key={name}>
          <text x={NAMES - 8} y={row * ROW + 18} className="drawing-figure">
            {name}
          </text>
          {parts.map((part, series) => {
            const before = total(parts.slice(0, series))
            return part === 0 ? null : (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a part's name is its series
                key={series}
                x={x(before)}
                y={row * ROW + 4}
                width={x(before + part) - x(before)}
                height={ROW - 8}
                className={`series-${series}`}
              />
            )
          })}
          <text x={x(total(parts)) + 6} y={row * ROW + 18} className="drawing-after">
            {total(parts)}
          </text>
        </g>
      ))}
    </svg>
  )
}

function total(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0)
}
