// A hand made up by rule, for tests: takes the full middle lines of a character and writes them as a finger might. Not a real hand.
// It shares nothing with the matcher on purpose: what both got wrong alike would never be seen.

interface Point {
  readonly x: number
  readonly y: number
}

/** Shares are of the character's size (1), angles in radians, chances from 0 to 1. Normal spread where not said otherwise. */
export interface Habits {
  readonly turn: number
  readonly slant: number
  /** Spread of the logarithm of height to width. */
  readonly proportion: number
  /** A stroke as a whole: beside its place, longer or shorter, turned. */
  readonly strokeShift: number
  readonly strokeSize: number
  readonly strokeTurn: number
  /** A slow wave along the stroke, and trembling from point to point. */
  readonly wave: number
  readonly tremble: number
  /** Ends cut off or hooks left away: at most this share of a stroke. */
  readonly cutEnds: number
  /** Two strokes written in one, for every two neighbours. */
  readonly joins: number
  /** One stroke left out, in characters of six or more. */
  readonly drops: number
  /** Two neighbours in the wrong order, once in the character. */
  readonly swaps: number
}

const NEAT: Habits = {
  turn: 0.02,
  slant: 0.03,
  proportion: 0.05,
  strokeShift: 0.012,
  strokeSize: 0.03,
  strokeTurn: 0.02,
  wave: 0.004,
  tremble: 0.002,
  cutEnds: 0.03,
  joins: 0,
  drops: 0,
  swaps: 0,
}

const SHAKY: Habits = {
  turn: 0.05,
  slant: 0.09,
  proportion: 0.12,
  strokeShift: 0.028,
  strokeSize: 0.09,
  strokeTurn: 0.06,
  wave: 0.012,
  tremble: 0.006,
  cutEnds: 0.08,
  joins: 0,
  drops: 0,
  swaps: 0,
}

/** The hands that are tried; each liberty alone too, so that a figure says what it costs. */
export const HANDS = {
  neat: NEAT,
  shaky: SHAKY,
  shakyJoined: { ...SHAKY, joins: 0.15 },
  cursive: { ...SHAKY, joins: 0.4 },
  wrongOrder: { ...SHAKY, swaps: 1 },
  dropped: { ...SHAKY, drops: 1 },
} as const satisfies Readonly<Record<string, Habits>>

/** Reports of a finger's place a second. */
const REPORTS_PER_SECOND = 60

/** `strokes`: middle lines, y downwards. The same seed writes the same. */
export function writeByHand(strokes: readonly (readonly Point[])[], habits: Habits, seed: number): Point[][] {
  const chance = generator(seed)
  const normal = (spread: number): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - chance()))
    return spread * radius * Math.cos(2 * Math.PI * chance())
  }
  const whole = wholeCharacter(normal, habits)
  const drawn = strokes.map((stroke) => oneStroke(stroke.map(inUnits), habits, chance, normal).map(whole))
  leaveOut(drawn, habits, chance)
  exchange(drawn, habits, chance)
  const together = join(drawn, habits, chance)
  const [size, left, top] = [120 + chance() * 380, chance() * 300, chance() * 300]
  return together.map((stroke) =>
    atFingerRate(stroke, chance).map(({ x, y }) => ({
      x: Math.round(left + (x + normal(habits.tremble)) * size),
      y: Math.round(top + (y + normal(habits.tremble)) * size),
    })),
  )
}

/** The source's square is 1024 wide. */
function inUnits({ x, y }: Point): Point {
  return { x: x / 1024, y: y / 1024 }
}

type Move = (point: Point) => Point

function wholeCharacter(normal: (spread: number) => number, habits: Habits): Move {
  const [turn, slant, proportion] = [normal(habits.turn), normal(habits.slant), Math.exp(normal(habits.proportion))]
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return ({ x, y }) => {
    const slanted = x - slant * y
    const tall = y * proportion
    return { x: slanted * cos - tall * sin, y: slanted * sin + tall * cos }
  }
}

function oneStroke(stroke: readonly Point[], habits: Habits, chance: () => number, normal: (spread: number) => number): Point[] {
  const fine = curve(stroke)
  const kept = fine.slice(
    Math.round(fine.length * chance() * habits.cutEnds * 0.5),
    fine.length - Math.round(fine.length * chance() * habits.cutEnds),
  )
  const middle = kept[Math.floor(kept.length / 2)] ?? { x: 0, y: 0 }
  const [shiftX, shiftY] = [normal(habits.strokeShift), normal(habits.strokeShift)]
  const size = Math.exp(normal(habits.strokeSize))
  const turn = normal(habits.strokeTurn)
  const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size]
  const [phaseX, phaseY] = [chance() * 6.28, chance() * 6.28]
  const [waveX, waveY, waves] = [normal(habits.wave), normal(habits.wave), 1 + chance() * 1.5]
  return kept.map((point, at) => {
    const along = (at / kept.length) * waves * 6.28
    const [x, y] = [point.x - middle.x, point.y - middle.y]
    return {
      x: middle.x + x * cos - y * sin + shiftX + waveX * Math.sin(along + phaseX),
      y: middle.y + x * sin + y * cos + shiftY + waveY * Math.sin(along + phaseY),
    }
  })
}

/** Sixty steps through the given points with rounded corners (twice Chaikin's cutting), as no finger turns on the spot. */
function curve(stroke: readonly Point[]): Point[] {
  let points = [...stroke]
  for (let round = 0; round < 2; round += 1) {
    const [start, end] = [points[0], points.at(-1)]
    if (start === undefined || end === undefined) return []
    const cut: Point[] = [start]
    for (let at = 1; at < points.length; at += 1) {
      const [from, to] = [points[at - 1] ?? start, points[at] ?? end]
      cut.push({ x: from.x * 0.75 + to.x * 0.25, y: from.y * 0.75 + to.y * 0.25 })
      cut.push({ x: from.x * 0.25 + to.x * 0.75, y: from.y * 0.25 + to.y * 0.75 })
    }
    points = [...cut, end]
  }
  return evenly(points, 60)
}

function evenly(points: readonly Point[], count: number): Point[] {
  const ways = [0]
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]]
    const step = from === undefined || to === undefined ? 0 : Math.hypot(to.x - from.x, to.y - from.y)
    ways.push((ways[at - 1] ?? 0) + step)
  }
  const whole = ways.at(-1) ?? 0
  const even: Point[] = []
  let at = 0
  for (let step = 0; step < count; step += 1) {
    const way = (whole * step) / (count - 1)
    while (at + 2 < points.length && (ways[at + 1] ?? 0) < way) at += 1
    const [from, to] = [points[at], points[at + 1] ?? points[at]]
    if (from === undefined || to === undefined) break
    const length = (ways[at + 1] ?? 0) - (ways[at] ?? 0)
    const share = length > 0 ? Math.min(1, (way - (ways[at] ?? 0)) / length) : 0
    even.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
  }
  return even
}

function leaveOut(strokes: Point[][], habits: Habits, chance: () => number): void {
  const lost = Math.floor(chance() * strokes.length)
  if (strokes.length >= 6 && chance() < habits.drops) strokes.splice(lost, 1)
}

function exchange(strokes: Point[][], habits: Habits, chance: () => number): void {
  const at = Math.floor(chance() * (strokes.length - 1))
  const [one, other] = [strokes[at], strokes[at + 1]]
  if (chance() < habits.swaps && one !== undefined && other !== undefined) strokes.splice(at, 2, other, one)
}

/** The finger stays down: a straight way from one stroke's end to the next one's start becomes ink. */
function join(strokes: readonly Point[][], habits: Habits, chance: () => number): Point[][] {
  const together: Point[][] = []
  for (const stroke of strokes) {
    const last = together.at(-1)
    if (last !== undefined && chance() < habits.joins) last.push(...stroke)
    else together.push([...stroke])
  }
  return together
}

/** Fast over long ways, slow on short ones: 0.15 s and 0.6 s for the whole width, with a spread. */
function atFingerRate(stroke: readonly Point[], chance: () => number): Point[] {
  let length = 0
  for (let at = 1; at < stroke.length; at += 1) {
    const [from, to] = [stroke[at - 1], stroke[at]]
    if (from !== undefined && to !== undefined) length += Math.hypot(to.x - from.x, to.y - from.y)
  }
  const seconds = (0.15 + 0.6 * length) * (0.7 + 0.6 * chance())
  return evenly(stroke, Math.max(3, Math.round(seconds * REPORTS_PER_SECOND)))
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
