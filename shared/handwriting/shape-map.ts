// Where on the field there is ink, and in which direction it runs: a cheap first look that knows neither order nor number of strokes.

import { FIELD } from './normalise-ink.ts'

/** The field is seen through so many places a side. */
const PLACES = 5
/** Level, falling, upright, rising: there and back are the same direction. */
const DIRECTIONS = 4
export const SHAPE_SIZE = PLACES * PLACES * DIRECTIONS
/** The map's numbers sum up to about this before the root is taken, whatever the amount of ink. */
const INK_TOTAL = 40_000

/** `xy`: points of one stroke from `start` to `end` (in numbers, two a point); each step is cut into `parts`. */
export interface ShapePath {
  readonly xy: Float32Array | Uint8Array
  readonly start: number
  readonly end: number
  readonly parts: number
}

/** Writes the map of a character into `map` from `offset`. */
export function drawShape(paths: readonly ShapePath[], map: Uint8Array, offset: number): void {
  const ink = new Float32Array(SHAPE_SIZE)
  for (const path of paths) addPath(ink, path)
  let total = 0
  for (const amount of ink) total += amount
  if (total === 0) return
  // The root lets a short stroke be seen beside long ones.
  for (let at = 0; at < SHAPE_SIZE; at += 1)
    map[offset + at] = Math.min(255, Math.round(Math.sqrt(((ink[at] ?? 0) / total) * INK_TOTAL)))
}

function addPath(ink: Float32Array, { xy, start, end, parts }: ShapePath): void {
  for (let at = start + 2; at < end; at += 2) {
    const [fromX, fromY] = [xy[at - 2] ?? 0, xy[at - 1] ?? 0]
    const [stepX, stepY] = [(xy[at] ?? 0) - fromX, (xy[at + 1] ?? 0) - fromY]
    const length = Math.sqrt(stepX * stepX + stepY * stepY) / parts
    if (length === 0) continue
    const turn = ((Math.atan2(stepY, stepX) / Math.PI + 2) * DIRECTIONS) % DIRECTIONS
    for (let part = 0; part < parts; part += 1) {
      const share = (part + 0.5) / parts
      addInk(ink, fromX + stepX * share, fromY + stepY * share, turn, length)
    }
  }
}

/** Shares `length` among the nearest places and directions, so that a small shift changes little. */
function addInk(ink: Float32Array, x: number, y: number, turn: number, length: number): void {
  const column = place(x)
  const row = place(y)
  const [left, above, direction] = [Math.floor(column), Math.floor(row), Math.floor(turn)]
  for (let down = 0; down < 2; down += 1)
    for (let right = 0; right < 2; right += 1)
      for (let next = 0; next < 2; next += 1) {
        const [atRow, atColumn] = [above + down, left + right]
        if (atRow >= PLACES || atColumn >= PLACES) continue
        const weight =
          (1 - Math.abs(row - atRow)) * (1 - Math.abs(column - atColumn)) * (1 - Math.abs(turn - (direction + next))) * length
        const at = (atRow * PLACES + atColumn) * DIRECTIONS + ((direction + next) % DIRECTIONS)
        ink[at] = (ink[at] ?? 0) + weight
      }
}

function place(coordinate: number): number {
  return Math.max(0, Math.min(PLACES - 1, (coordinate / FIELD) * (PLACES - 1)))
}
