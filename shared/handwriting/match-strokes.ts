// How far a written character is from one template: strokes are paired in order, and a hand's common liberties cost a little.

import { INK_POINTS, type StrokePath } from './normalise-ink.ts'
import { INK_STEP, STROKE_SIZE, TEMPLATE_POINTS, type Templates } from './templates.ts'

// Own names for what the innermost loops ask for: where modules are not bundled, an import is a call each time.
const POINTS = TEMPLATE_POINTS
const SIZE = STROKE_SIZE
const LAST = INK_POINTS - 1

/** So many strokes of a template can have been written in one (连笔). */
const MAX_JOINED = 4
/** Besides where its points are, a stroke is known by where it goes. */
const COURSE_WEIGHT = 0.3
/** A stroke of the template that nobody wrote, and a written one that is not in the template: as far as this, and half their length. */
const MISSING_COST = 42
const EXTRA_COST = 36
const LENGTH_SHARE = 0.16
/** Each stroke beyond the first in one go. */
const JOIN_COST = 4
const SPLIT_COST = 10
const SWAP_COST = 6
/** Order of strokes wholly free, tried for the nearest only. */
const FREE_ORDER_COST = 3

export interface WrittenInk {
  readonly strokes: readonly StrokePath[]
  /** Stroke i and the next one as if written in one: a lifted finger. */
  readonly pairs: readonly StrokePath[]
  readonly lengths: Float32Array
}

export function writtenInk(strokes: readonly StrokePath[]): WrittenInk {
  const pairs: StrokePath[] = []
  for (let at = 0; at + 1 < strokes.length; at += 1) {
    const [first, second] = [strokes[at], strokes[at + 1]]
    if (first !== undefined && second !== undefined) pairs.push(joined(first, second))
  }
  return { strokes, pairs, lengths: Float32Array.from(strokes, pathLength) }
}

function pathLength(path: StrokePath): number {
  let length = 0
  for (let at = 2; at < path.length; at += 2)
    length += Math.hypot((path[at] ?? 0) - (path[at - 2] ?? 0), (path[at + 1] ?? 0) - (path[at - 1] ?? 0))
  return length
}

/** Points are taken in proportion to length; the way through the air counts as nothing. */
function joined(first: StrokePath, second: StrokePath): StrokePath {
  const [one, two] = [pathLength(first), pathLength(second)]
  const all = one + two
  const path = new Float32Array(INK_POINTS * 2)
  for (let point = 0; point < INK_POINTS; point += 1) {
    const walked = (point / LAST) * all
    const inFirst = walked <= one
    const share = inFirst ? (one === 0 ? 0 : walked / one) : (walked - one) / (two === 0 ? 1 : two)
    const at = Math.round(share * LAST) * 2
    const from = inFirst ? first : second
    path[point * 2] = from[at] ?? 0
    path[point * 2 + 1] = from[at + 1] ?? 0
  }
  return path
}

/** Tables for one written character, used again for every template. */
export interface Workspace {
  readonly costs: Float32Array
  readonly starts: Float32Array
  readonly lengths: Float32Array
}

const WIDEST = 256

export function workspace(ink: WrittenInk): Workspace {
  return {
    costs: new Float32Array((ink.strokes.length + 1) * WIDEST),
    starts: new Float32Array(WIDEST),
    lengths: new Float32Array(WIDEST),
  }
}

/** Mean distance of a stroke, in units of the field; Infinity as soon as it is sure to be beyond `limit`. */
export function strokeDistance(ink: WrittenInk, templates: Templates, character: number, room: Workspace, limit: number): number {
  const first = templates.firstStroke[character] ?? 0
  const count = (templates.firstStroke[character + 1] ?? 0) - first
  const { costs, starts, lengths } = room
  const { points } = templates
  measure(points, first, count, starts, lengths)
  const written = ink.strokes.length
  // Joins explain a difference in number; one more may be made good by a stroke too many.
  const mostJoined = Math.max(1, Math.min(MAX_JOINED, count - written + 2))
  const most = limit * Math.max(count, written)
  costs[0] = 0
  for (let j = 1; j <= count; j += 1) costs[j] = (costs[j - 1] ?? 0) + MISSING_COST + LENGTH_SHARE * (lengths[j - 1] ?? 0)
  let leastAbove = 0
  for (let i = 1; i <= written; i += 1) {
    const stroke = ink.strokes[i - 1]
    if (stroke === undefined) continue
    const row = i * WIDEST
    const above = row - WIDEST
    const extra = EXTRA_COST + LENGTH_SHARE * (ink.lengths[i - 1] ?? 0)
    costs[row] = (costs[above] ?? 0) + extra
    const pair = ink.pairs[i - 2]
    const before = ink.strokes[i - 2]
    let least = costs[row] ?? 0
    for (let j = 1; j <= count; j += 1) {
      let best = Math.min(
        (costs[above + j] ?? 0) + extra,
        (costs[row + j - 1] ?? 0) + MISSING_COST + LENGTH_SHARE * (lengths[j - 1] ?? 0),
      )
      for (let run = 1; run <= mostJoined && run <= j; run += 1) {
        const base = (costs[above + j - run] ?? 0) + (run - 1) * JOIN_COST
        if (base >= best) continue
        best = Math.min(best, base + runCost(stroke, points, first + j - run, run, starts, lengths, j - run))
      }
      if (pair !== undefined && before !== undefined) {
        const split = (costs[above - WIDEST + j - 1] ?? 0) + SPLIT_COST
        if (split < best) best = Math.min(best, split + runCost(pair, points, first + j - 1, 1, starts, lengths, j - 1))
        const swap = j > 1 ? (costs[above - WIDEST + j - 2] ?? 0) + SWAP_COST : Infinity
        if (swap < best)
          best = Math.min(
            best,
            swap +
              runCost(stroke, points, first + j - 2, 1, starts, lengths, j - 2) +
              runCost(before, points, first + j - 1, 1, starts, lengths, j - 1),
          )
      }
      costs[row + j] = best
      if (best < least) least = best
    }
    // A split or a swap reaches over one row: it starts from the row above and pays for both.
    if (least > most && leastAbove > most) return Infinity
    leastAbove = least
  }
  return (costs[written * WIDEST + count] ?? 0) / Math.max(count, written)
}

/** Lengths of a template's strokes, and where each begins on the whole way, the ways through the air included. */
function measure(points: Uint8Array, first: number, count: number, starts: Float32Array, lengths: Float32Array): void {
  let way = 0
  for (let stroke = 0; stroke < count; stroke += 1) {
    const at = (first + stroke) * SIZE
    if (stroke > 0) way += span(points, at - 2, at)
    starts[stroke] = way
    let length = 0
    for (let point = 1; point < POINTS; point += 1) length += span(points, at + point * 2 - 2, at + point * 2)
    lengths[stroke] = length
    way += length
  }
}

function span(points: Uint8Array, from: number, to: number): number {
  const x = (points[to] ?? 0) - (points[from] ?? 0)
  const y = (points[to + 1] ?? 0) - (points[from + 1] ?? 0)
  return Math.sqrt(x * x + y * y)
}

/** One written stroke against `run` strokes of the template from `stroke`, sharing its length as theirs is shared. */
function runCost(
  path: StrokePath,
  points: Uint8Array,
  stroke: number,
  run: number,
  starts: Float32Array,
  lengths: Float32Array,
  local: number,
): number {
  if (run === 1) return pieceCost(path, points, stroke * SIZE, 0, INK_STEP)
  const start = starts[local] ?? 0
  const whole = (starts[local + run - 1] ?? 0) + (lengths[local + run - 1] ?? 0) - start
  if (whole === 0) return Infinity
  const scale = LAST / whole
  let cost = 0
  for (let at = 0; at < run; at += 1) {
    const from = ((starts[local + at] ?? 0) - start) * scale
    const step = ((lengths[local + at] ?? 0) * scale) / (POINTS - 1)
    cost += pieceCost(path, points, (stroke + at) * SIZE, from, step)
  }
  return cost
}

/** Mean distance of five points, and of the four ways between them. */
function pieceCost(path: StrokePath, points: Uint8Array, at: number, from: number, step: number): number {
  let places = 0
  let courses = 0
  let lastX = 0
  let lastY = 0
  for (let point = 0; point < POINTS; point += 1) {
    const ink = ((from + step * point + 0.5) | 0) * 2
    const x = (path[ink] ?? 0) - (points[at + point * 2] ?? 0)
    const y = (path[ink + 1] ?? 0) - (points[at + point * 2 + 1] ?? 0)
    places += Math.sqrt(x * x + y * y)
    if (point > 0) courses += Math.sqrt((x - lastX) * (x - lastX) + (y - lastY) * (y - lastY))
    lastX = x
    lastY = y
  }
  return places / POINTS + (COURSE_WEIGHT * courses) / (POINTS - 1)
}

/** The same without any order: the nearest pairs first. For ink with as many strokes as the template, or one off. */
export function freeOrderDistance(ink: WrittenInk, templates: Templates, character: number): number {
  const first = templates.firstStroke[character] ?? 0
  const count = (templates.firstStroke[character + 1] ?? 0) - first
  const written = ink.strokes.length
  if (Math.abs(count - written) > 1) return Infinity
  const costs: { readonly i: number; readonly j: number; readonly cost: number }[] = []
  for (const [i, stroke] of ink.strokes.entries())
    for (let j = 0; j < count; j += 1)
      costs.push({ i, j, cost: pieceCost(stroke, templates.points, (first + j) * SIZE, 0, INK_STEP) })
  costs.sort((one, other) => one.cost - other.cost)
  const usedInk = new Set<number>()
  const usedTemplate = new Set<number>()
  let total = 0
  for (const { i, j, cost } of costs) {
    if (usedInk.has(i) || usedTemplate.has(j)) continue
    usedInk.add(i)
    usedTemplate.add(j)
    total += cost
  }
  total += (count - usedTemplate.size) * MISSING_COST + (written - usedInk.size) * EXTRA_COST
  return total / Math.max(count, written) + FREE_ORDER_COST
}
