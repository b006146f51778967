// The terminal's screen, small and without words: the part a step of the guide is about stands out, and a finger comes down on it once.
import type { FirstUseStep } from './first-use-steps.ts'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const SEARCH: Box = { x: 12, y: 58, width: 136, height: 16 }
const TILES: readonly Box[] = [
  { x: 12, y: 82, width: 65, height: 38 },
  { x: 83, y: 82, width: 65, height: 38 },
  { x: 12, y: 126, width: 65, height: 38 },
  { x: 83, y: 126, width: 65, height: 38 },
]
const BACK: Box = { x: 8, y: 178, width: 26, height: 14 }
const HOME: Box = { x: 38, y: 178, width: 26, height: 14 }
const ONWARD: Box = { x: 104, y: 178, width: 48, height: 14 }
const MODES: Box = { x: 4, y: 200, width: 110, height: 16 }
const CALL: Box = { x: 118, y: 200, width: 38, height: 16 }

const ALL = [SEARCH, ...TILES, BACK, HOME, ONWARD, MODES, CALL]
const ABOUT: Readonly<Record<FirstUseStep, readonly Box[]>> = {
  touch: TILES.slice(0, 1),
  find: [SEARCH, ...TILES],
  see: [MODES],
  way: [BACK, HOME, ONWARD],
  help: [CALL],
}

export function SmallScreen({ step }: { step: FirstUseStep }) {
  const about = ABOUT[step]
  const [first = SEARCH] = about
  const finger = { x: first.x + first.width / 2, y: first.y + first.height / 2 }
  return (
    <svg className="small-screen" viewBox="0 0 160 246" aria-hidden="true" focusable="false">
      <rect className="small-screen-body" x="1" y="1" width="158" height="220" rx="8" />
      <rect className="small-screen-plate" x="1" y="1" width="158" height="5" />
      <rect className="small-screen-line" x="12" y="16" width="70" height="9" rx="2" />
      <rect className="small-screen-line" x="12" y="36" width="136" height="14" rx="3" />
      {ALL.map((box) => (
        <rect
          key={`${box.x}/${box.y}`}
          className={about.includes(box) ? 'small-screen-part small-screen-about' : 'small-screen-part'}
          {...box}
          rx="3"
        />
      ))}
      <g className="small-screen-finger" style={{ transformOrigin: `${finger.x}px ${finger.y}px` }}>
        <circle cx={finger.x} cy={finger.y} r="9" />
        <path
          d={`M${finger.x - 3} ${finger.y + 14}v-14a3 3 0 016 0v9l9 2.500a4 4 0 013 4l-2 11h-14l-8-11a3 3 0 014.500-3.500z`}
        />
      </g>
    </svg>
  )
}
