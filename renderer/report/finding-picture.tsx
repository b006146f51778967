// A picture of a finding: a photograph where one could be taken, else the page drawn from its measures with the place marked.
import type { FindingPicture as Picture } from '../../shared/standard/report.ts'
import type { DrawnPage } from '../../shared/standard/shown/drawn-page.ts'

const MARK_PX = 14

export function FindingPicture({ picture, label }: { picture: Picture; label: string }) {
  if (picture.kind === 'photo')
    return (
      <img className="finding-photo" src={`data:image/png;base64,${picture.png}`} alt={label} data-testid="finding-picture" />
    )
  return <Drawn page={picture} label={label} />
}

function Drawn({ page, label }: { page: DrawnPage; label: string }) {
  const { width, height, texts, targets, fault } = page
  return (
    <svg
      className={width > height ? 'finding-drawn finding-drawn-wide' : 'finding-drawn'}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      data-testid="finding-picture"
    >
      <rect className="drawn-page" width={width} height={height} />
      {targets.map(({ x, y, width: wide, height: high }) => (
        <rect
          key={`${x},${y}`}
          className="drawn-target"
          x={x}
          y={y}
          width={Math.max(0, wide)}
          height={Math.max(0, high)}
          rx={8}
        />
      ))}
      {texts.map(({ x, y, width: wide, height: high, words }) =>
        words === '' ? (
          <rect key={`${x},${y}`} className="drawn-line" x={x} y={y + high / 3} width={Math.max(0, wide)} height={high / 3} />
        ) : (
          <text key={`${x},${y}`} className="drawn-words" x={x} y={y + high * 0.85} fontSize={Math.max(1, high)}>
            {words}
          </text>
        ),
      )}
      <rect
        className="drawn-fault"
        x={fault.x - MARK_PX}
        y={fault.y - MARK_PX}
        width={Math.max(0, fault.width) + 2 * MARK_PX}
        height={Math.max(0, fault.height) + 2 * MARK_PX}
      />
    </svg>
  )
}
