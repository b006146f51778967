// How far a written character is from one template: strokes are paired in order, and a hand's common liberties cost a little.

import { INK_POINTS, type StrokePath } from './normalise-ink.ts'
import { INK_STEP, STROKE_SIZE, TEMPLATE_POINTS, type Templates } from './templates.ts'

// Own names for what the innermost loops ask for: where modules are not bundled, an import is a call each time.
const POINTS = TEMPLATE_POINTS
const SIZE = STROKE_SIZE
const STEP = INK_STEP
const LAST = INK_POINTS - 1

/** So many strokes of a template can have been written in one (连笔). */
const MAX_JOINED = 4
/** Besides where its points are, a stroke is known by where it goes. */
const COURSE_WEIGHT = 0.3
/** A stroke of the template that nobody wrote, and a written one that is not in the template: this much, and a share of their length. */
const MISSING_COST = 42
const EXTRA_COST = 36
const LENGTH_SHARE = 0.16
/** Each stroke beyond the first in one go. */
const JOIN_COST = 4
const SPLIT_COST = 10
const SWAP_COST = 6
/** Any order of strokes at all, tried for the nearest only. */
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

/** A template has at most as many strokes as a byte says. */
const ROW = 256

/** Tables for one written character, filled anew for every template: making them each time would take longer than using them. */
export interface Workspace {
  /** Least cost of the first i written strokes against the first j of the template, at i * ROW + j. */
  readonly costs: Float32Array
  /** Of the template's strokes: how long each is, and where it begins on the whole way, the ways through the air included. */
  readonly lengths: Float32Array
  readonly starts: Float32Array
  readonly points: Uint8Array
  /** First stroke of the template, and how many it has. */
  first: number
  count: number
}

export function workspace(ink: WrittenInk, templates: Templates): Workspace {
  return {
    costs: new Float32Array((ink.strokes.length + 1) * ROW),
    lengths: new Float32Array(ROW),
    starts: new Float32Array(ROW),
    points: templates.points,
    first: 0,
    count: 0,
  }
}

/** Mean distance of a stroke, in units of the field; Infinity as soon as it is sure to be beyond `limit`. */
export function strokeDistance(ink: WrittenInk, templates: Templates, character: number, room: Workspace, limit: number): number {
  takeTemplate(room, templates, character)
  const { costs, count } = room
  const written = ink.strokes.length
  // Joins explain a difference in number; one more may be made good by a stroke too many.
  const mostJoined = Math.max(1, Math.min(MAX_JOINED, count - written + 2))
  const most = limit * Math.max(count, written)
  let leastAbove = 0
  for (const [at, stroke] of ink.strokes.entries()) {
    const row = (at + 1) * ROW
    const extra = EXTRA_COST + LENGTH_SHARE * (ink.lengths[at] ?? 0)
    costs[row] = (costs[row - ROW] ?? 0) + extra
    let least = costs[row] ?? 0
    for (let j = 1; j <= count; j += 1) {
      let best = Math.min((costs[row - ROW + j] ?? 0) + extra, (costs[row + j - 1] ?? 0) + missingCost(room, j - 1))
      best = inOneGo(room, stroke, row - ROW, j, mostJoined, best)
      const [before, pair] = [ink.strokes[at - 1], ink.pairs[at - 1]]
      if (before !== undefined && pair !== undefined) best = withTheOneBefore(room, before, stroke, pair, row - 2 * ROW, j, best)
      costs[row + j] = best
      if (best < least) least = best
    }
    // A split or an exchange reaches over one row.
    if (least > most && leastAbove > most) return Infinity
    leastAbove = least
  }
  return (costs[written * ROW + count] ?? 0) / Math.max(count, written)
}

function takeTemplate(room: Workspace, templates: Templates, character: number): void {
  const { costs, lengths, starts, points } = room
  const first = templates.firstStroke[character] ?? 0
  const count = (templates.firstStroke[character + 1] ?? 0) - first
  room.first = first
  room.count = count
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
  costs[0] = 0
  for (let j = 1; j <= count; j += 1) costs[j] = (costs[j - 1] ?? 0) + missingCost(room, j - 1)
}

function span(points: Uint8Array, from: number, to: number): number {
  const x = (points[to] ?? 0) - (points[from] ?? 0)
  const y = (points[to + 1] ?? 0) - (points[from + 1] ?? 0)
  return Math.sqrt(x * x + y * y)
}

function missingCost(room: Workspace, stroke: number): number {
  return MISSING_COST + LENGTH_SHARE * (room.lengths[stroke] ?? 0)
}

/** `path` is one or more strokes of the template, the last of them number `j`, counted from 1. */
function inOneGo(room: Workspace, path: StrokePath, above: number, j: number, mostJoined: number, sofar: number): number {
  let best = sofar
  for (let run = 1; run <= mostJoined && run <= j; run += 1) {
    const base = (room.costs[above + j - run] ?? 0) + (run - 1) * JOIN_COST
    if (base < best) best = Math.min(best, base + runCost(room, path, j - run, run))
  }
  return best
}

/** The last two written strokes are one of the template, or two in the other order. */
function withTheOneBefore(
  room: Workspace,
  before: StrokePath,
  path: StrokePath,
  pair: StrokePath,
  above: number,
  j: number,
  sofar: number,
): number {
  let best = sofar
  const split = (room.costs[above + j - 1] ?? 0) + SPLIT_COST
  if (split < best) best = Math.min(best, split + runCost(room, pair, j - 1, 1))
  if (j < 2) return best
  const swap = (room.costs[above + j - 2] ?? 0) + SWAP_COST
  if (swap < best) best = Math.min(best, swap + runCost(room, path, j - 2, 1) + runCost(room, before, j - 1, 1))
  return best
}

/** One written stroke against `run` strokes of the template from number `stroke`, sharing its length as theirs is shared. */
function runCost(room: Workspace, path: StrokePath, stroke: number, run: number): number {
  const { points, starts, lengths, first } = room
  if (run === 1) return pieceCost(path, points, (first + stroke) * SIZE, 0, STEP)
  const start = starts[stroke] ?? 0
  const whole = (starts[stroke + run - 1] ?? 0) + (lengths[stroke + run - 1] ?? 0) - start
  if (whole === 0) return Infinity
  const scale = LAST / whole
  let cost = 0
  for (let at = stroke; at < stroke + run; at += 1) {
    const from = ((starts[at] ?? 0) - start) * scale
    const step = ((lengths[at] ?? 0) * scale) / (POINTS - 1)
    cost += pieceCost(path, points, (first + at) * SIZE, from, step)
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
      costs.push({ i, j, cost: pieceCost(stroke, templates.points, (first + j) * SIZE, 0, STEP) })
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
