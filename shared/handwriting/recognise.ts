// Which characters a hand may have written, the likeliest first. Pure: runs in a worker of the page as it is.
import type { Candidate, Ink } from './ink.ts'
import { freeOrderDistance, strokeDistance, workspace, writtenInk } from './match-strokes.ts'
import { normaliseInk, type StrokePath } from './normalise-ink.ts'
import { drawShape, SHAPE_SIZE } from './shape-map.ts'
import type { Templates } from './templates.ts'

const CANDIDATES = 10
/** So many characters of like shape have their strokes compared. */
const COMPARED = 200
/** And so many of them again without regard to order. */
const COMPARED_FREELY = 30
/** Twice as many strokes as written, or half as many, make the shapes so much less alike; joined strokes are common, broken ones not. */
const MORE_STROKES_WEIGHT = 0.21
const FEWER_STROKES_WEIGHT = 0.3
/** The shape of the whole has a say beside the strokes. */
const SHAPE_WEIGHT = 0.025
/** Of two alike, the more used one: so much for each doubling of the rank. */
const RANK_WEIGHT = 1

/** At most ten, the nearest first, none for empty ink. */
export function recognise(ink: Ink, templates: Templates): readonly Candidate[] {
  const strokes = normaliseInk(ink)
  if (strokes.length === 0) return []
  const written = writtenInk(strokes)
  const room = workspace(written, templates)
  const near: Near[] = []
  for (const { character, shape } of alike(strokes, templates)) {
    const aside = shape * SHAPE_WEIGHT + Math.log2(character + 1) * RANK_WEIGHT
    const limit = (near[COMPARED_FREELY - 1]?.distance ?? Infinity) - aside
    keepNearest(near, { character, aside, distance: aside + strokeDistance(written, templates, character, room, limit) })
  }
  return near
    .map(({ character, aside, distance }) => ({
      character,
      distance: Math.min(distance, aside + freeOrderDistance(written, templates, character)),
    }))
    .sort((one, other) => one.distance - other.distance || one.character - other.character)
    .slice(0, CANDIDATES)
    .map(({ character, distance }) => ({ character: templates.characters[character] ?? '', distance }))
}

interface Near {
  readonly character: number
  /** What is added to the distance of the strokes: the shape of the whole, and how rare the character is. */
  readonly aside: number
  readonly distance: number
}

/** `near` stays in order and short. */
function keepNearest(near: Near[], one: Near): void {
  if (one.distance === Infinity) return
  let place = near.length
  while (place > 0 && (near[place - 1]?.distance ?? 0) > one.distance) place -= 1
  near.splice(place, 0, one)
  if (near.length > COMPARED_FREELY) near.length = COMPARED_FREELY
}

interface Alike {
  readonly character: number
  readonly shape: number
}

/** The `COMPARED` characters whose ink lies most alike, nearest first: then most others are soon given up. */
function alike(strokes: readonly StrokePath[], templates: Templates): readonly Alike[] {
  const map = new Uint8Array(SHAPE_SIZE)
  const paths = strokes.map((xy) => ({ xy, start: 0, end: xy.length, parts: 1 }))
  drawShape(paths, map, 0)
  const shapes = new Float32Array(templates.characters.length)
  for (let character = 0; character < shapes.length; character += 1) {
    const count = (templates.firstStroke[character + 1] ?? 0) - (templates.firstStroke[character] ?? 0)
    const doublings = Math.log2(count / strokes.length)
    const strokesOff = doublings > 0 ? doublings * MORE_STROKES_WEIGHT : -doublings * FEWER_STROKES_WEIGHT
    shapes[character] = shapeDistance(map, templates.shapes, character) * (1 + strokesOff)
  }
  const limit = Float32Array.from(shapes).sort()[COMPARED - 1] ?? Infinity
  const found: Alike[] = []
  for (const [character, shape] of shapes.entries()) if (shape <= limit) found.push({ character, shape })
  return found.sort((one, other) => one.shape - other.shape)
}

function shapeDistance(map: Uint8Array, shapes: Uint8Array, character: number): number {
  const size = map.length
  const offset = character * size
  let distance = 0
  for (let at = 0; at < size; at += 1) distance += Math.abs((map[at] ?? 0) - (shapes[offset + at] ?? 0))
  return distance
}
