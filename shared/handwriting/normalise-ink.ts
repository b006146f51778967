// Brings a written character to one size, place and slant, so that only its shape is left. Templates pass through here too.
import type { Ink, InkStroke } from './ink.ts'

/** Side of the square into which every character is brought; a coordinate fits a byte. */
export const FIELD = 255
/** Points of a stroke after resampling, equally far apart. 32 steps: the five points of a template are every eighth. */
export const INK_POINTS = 33

/** The longest template has 33 strokes; whoever leaves more has not written one character. */
const MAX_STROKES = 64
/** 8 seconds of one stroke at 120 reports a second. */
const MAX_POINTS = 1024
/** Only steps this near to the upright or the level show a slant; the rest are strokes that are meant to be oblique. */
const NEAR_AXIS = 0.4
/** Slant is taken back up to this shear, about 11 degrees. */
const MAX_SHEAR = 0.2
/** Deviation of the ink's places on the wider side: ink spread evenly over the field would have 74. */
const SPREAD = 60
/** A narrow side is widened at most so far: the tremble of a 一 is no shape. */
const MAX_GROWTH = 1.6
/** Share of the path that must be near the axis before its slant is fully believed. */
const BELIEVED_SHARE = 0.3

/** One stroke: x0, y0, x1, y1, … of `INK_POINTS` points. */
export type StrokePath = Float32Array<ArrayBuffer>

/** Strokes without a usable point are left out; no strokes at all gives none. Never throws. */
export function normaliseInk(ink: Ink): readonly StrokePath[] {
  const strokes = ink
    .slice(0, MAX_STROKES)
    .map((stroke) => stroke.slice(0, MAX_POINTS).filter(({ x, y }) => usable(x) && usable(y)))
    .filter((stroke) => stroke.length > 0)
  // Numbers of single precision are fine only near zero: a small character far from the corner would lose its shape.
  const corner = strokes[0]?.[0] ?? { x: 0, y: 0 }
  const paths = strokes.map((stroke) => resample(stroke.map(({ x, y }) => ({ x: x - corner.x, y: y - corner.y }))))
  straighten(paths)
  fitIntoField(paths)
  return paths
}

function resample(points: InkStroke): StrokePath {
  const start = points[0] ?? { x: 0, y: 0 }
  let last = start
  let length = 0
  for (const point of points) {
    length += Math.hypot(point.x - last.x, point.y - last.y)
    last = point
  }
  const path = new Float32Array(INK_POINTS * 2)
  const step = length / (INK_POINTS - 1)
  let from = start
  let walked = 0
  let next = 0
  for (const to of points) {
    const distance = Math.hypot(to.x - from.x, to.y - from.y)
    while (next < INK_POINTS && next * step <= walked + distance) {
      const share = distance === 0 ? 0 : (next * step - walked) / distance
      path[next * 2] = from.x + (to.x - from.x) * share
      path[next * 2 + 1] = from.y + (to.y - from.y) * share
      next += 1
    }
    walked += distance
    from = to
  }
  // Rounding may leave the end out.
  for (; next < INK_POINTS; next += 1) {
    path[next * 2] = last.x
    path[next * 2 + 1] = last.y
  }
  return path
}

/** Beyond this no screen reaches, and squares would overflow. */
function usable(coordinate: number): boolean {
  return Number.isFinite(coordinate) && Math.abs(coordinate) < 1e6
}

/** Takes back a slant of the upright strokes, then a climb of the level ones. */
function straighten(paths: readonly StrokePath[]): void {
  shear(paths, 0, 1)
  shear(paths, 1, 0)
}

/** Moves axis `moved` by the mean slope of the steps that run nearly along axis `along`. */
function shear(paths: readonly StrokePath[], moved: 0 | 1, along: 0 | 1): void {
  let across = 0
  let forward = 0
  let all = 0
  for (const path of paths)
    for (let at = 2; at < path.length; at += 2) {
      const side = (path[at + moved] ?? 0) - (path[at - 2 + moved] ?? 0)
      const ahead = (path[at + along] ?? 0) - (path[at - 2 + along] ?? 0)
      const length = Math.hypot(side, ahead)
      all += length
      if (Math.abs(side) > NEAR_AXIS * Math.abs(ahead)) continue
      across += ahead < 0 ? -side : side
      forward += Math.abs(ahead)
    }
  if (forward === 0) return
  const belief = Math.min(1, forward / all / BELIEVED_SHARE)
  const slope = Math.max(-MAX_SHEAR, Math.min(MAX_SHEAR, across / forward)) * belief
  for (const path of paths)
    for (let at = 0; at < path.length; at += 2) path[at + moved] = (path[at + moved] ?? 0) - slope * (path[at + along] ?? 0)
}

/**
 * Fits the strokes into the field by where their ink lies on average and how widely it is spread: one stroke that runs out, or one
 * that is missing, moves the edges far and these little. The narrower side grows by the root of the proportion, for people
 * write wider or narrower than print, but 一 must stay flat.
 */
function fitIntoField(paths: readonly StrokePath[]): void {
  const [x, y] = [spreadOf(paths, 0), spreadOf(paths, 1)]
  const wider = Math.max(x.spread, y.spread)
  // A dot, or nothing: there is no size to bring to another.
  const scale = wider > 0 ? SPREAD / wider : 0
  for (const path of paths)
    for (let at = 0; at < path.length; at += 2) {
      path[at] = near(((path[at] ?? 0) - x.middle) * scale * grown(x.spread, wider))
      path[at + 1] = near(((path[at + 1] ?? 0) - y.middle) * scale * grown(y.spread, wider))
    }
}

/** A single stray stroke may lie outside, but never further than a field away. */
function near(fromMiddle: number): number {
  return FIELD / 2 + Math.max(-1.5 * FIELD, Math.min(1.5 * FIELD, fromMiddle))
}

/** Mean and deviation of the ink along one axis, every piece of a stroke by its length. */
function spreadOf(paths: readonly StrokePath[], axis: 0 | 1): { readonly middle: number; readonly spread: number } {
  let weight = 0
  let sum = 0
  let squares = 0
  for (const path of paths) {
    // Points of a stroke are equally far apart. A dot has no length but is there.
    const step = Math.hypot((path[2] ?? 0) - (path[0] ?? 0), (path[3] ?? 0) - (path[1] ?? 0)) + Number.EPSILON
    for (let at = axis; at < path.length; at += 2) {
      weight += step
      sum += step * (path[at] ?? 0)
    }
  }
  const middle = sum / weight
  for (const path of paths) {
    const step = Math.hypot((path[2] ?? 0) - (path[0] ?? 0), (path[3] ?? 0) - (path[1] ?? 0)) + Number.EPSILON
    for (let at = axis; at < path.length; at += 2) squares += step * ((path[at] ?? 0) - middle) ** 2
  }
  return { middle, spread: Math.sqrt(squares / weight) }
}

/** A side `side / wider` as wide comes out at the root of it. */
function grown(side: number, wider: number): number {
  return side > 0 ? Math.min(MAX_GROWTH, Math.sqrt(wider / side)) : 1
}
