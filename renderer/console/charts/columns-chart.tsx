// Columns side by side, each made of parts; where there is a limit, a line across the column says where it lies.

export interface Column {
  readonly name: string
  readonly parts: readonly number[]
  /** Of the same unit as the parts. */
  readonly limit?: number
}

const WIDTH = 520
const HEIGHT = 190
const FOOT = 26
const HEAD = 18
/** Room for the figures at the side. */
const SIDE = 34
/** Names closer than this would touch. */
const NAME_WIDTH = 46

export function ColumnsChart({ columns }: { columns: readonly Column[] }) {
  const top = Math.max(1, ...columns.map(({ parts, limit = 0 }) => Math.max(limit, total(parts))))
  const room = HEIGHT - FOOT - HEAD
  const y = (value: number) => HEIGHT - FOOT - (value / top) * room
  const step = (WIDTH - SIDE) / columns.length
  const bar = Math.min(30, step * 0.66)
  const everyName = Math.ceil(NAME_WIDTH / step)
  return (
    <svg width={WIDTH} height={HEIGHT} className="drawing" aria-hidden="true" focusable="false">
      {[0, top].map((value) => (
        <g key={value}>
          <line x1={SIDE} x2={WIDTH} y1={y(value)} y2={y(value)} className="drawing-line" />
          <text x={SIDE - 6} y={y(value) + 5} className="drawing-figure">
            {value}
          </text>
        </g>
      ))}
      {columns.map(({ name, parts, limit }, at) => {
        const x = SIDE + at * step + (step - bar) / 2
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two answers may fall on one day, and none ever moves
          <g key={at}>
            {parts.map((part, series) => {
              const below = total(parts.slice(0, series))
              return part === 0 ? null : (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a part's name is its series
                  key={series}
                  x={x}
                  y={y(below + part)}
                  width={bar}
                  height={y(below) - y(below + part)}
                  className={`series-${series}`}
                />
              )
            })}
            {limit === undefined ? null : (
              <line x1={x - 4} x2={x + bar + 4} y1={y(limit)} y2={y(limit)} className="drawing-limit" />
            )}
            {at % everyName === 0 ? (
              <text x={x + bar / 2} y={HEIGHT - 6} className="drawing-name">
                {name}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}

function total(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0)
}
