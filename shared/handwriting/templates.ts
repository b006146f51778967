// The file of templates: every known character as strokes of five points, in the order of use. Written by the build, read by the page.
import { fail, ok, type Result } from '../result.ts'
import type { Ink } from './ink.ts'
import { FIELD, INK_POINTS, normaliseInk } from './normalise-ink.ts'
import { drawShape, SHAPE_SIZE } from './shape-map.ts'

/** Points of a template's stroke. */
export const TEMPLATE_POINTS = 5
/** Numbers of a template's stroke. */
export const STROKE_SIZE = TEMPLATE_POINTS * 2
/** From one point of a template to the next, in points of a written stroke. */
export const INK_STEP = (INK_POINTS - 1) / (TEMPLATE_POINTS - 1)

const MAGIC = 'STROKES1'
/** Magic, then the sizes of notice and characters in bytes, then the number of strokes. */
const HEADER_SIZE = MAGIC.length + 3 * 4

export interface Templates {
  /** Most used first: a character's place is its rank. */
  readonly characters: readonly string[]
  /** `firstStroke[i]` up to `firstStroke[i + 1]` are the strokes of character i. */
  readonly firstStroke: Uint32Array
  readonly points: Uint8Array
  /** `SHAPE_SIZE` numbers a character. */
  readonly shapes: Uint8Array
}

export interface TemplateSource {
  readonly character: string
  readonly strokes: Ink
}

/** `notice`: what the licence of the source wants to be said inside the file. */
export function writeTemplates(sources: readonly TemplateSource[], notice: string): Uint8Array {
  const encoder = new TextEncoder()
  const said = encoder.encode(notice)
  const characters = encoder.encode(sources.map(({ character }) => character).join(''))
  const drawn = sources.map(({ strokes }) => normaliseInk(strokes))
  const strokes = drawn.flat()
  const bytes = new Uint8Array(HEADER_SIZE + said.length + characters.length + sources.length + strokes.length * STROKE_SIZE)
  const view = new DataView(bytes.buffer)
  bytes.set(encoder.encode(MAGIC))
  for (const [at, size] of [said.length, characters.length, strokes.length].entries())
    view.setUint32(MAGIC.length + at * 4, size, true)
  bytes.set(said, HEADER_SIZE)
  bytes.set(characters, HEADER_SIZE + said.length)
  let next = HEADER_SIZE + said.length + characters.length
  for (const paths of drawn) {
    bytes[next] = paths.length
    next += 1
  }
  for (const path of strokes)
    for (let point = 0; point < TEMPLATE_POINTS; point += 1)
      for (let axis = 0; axis < 2; axis += 1) {
        bytes[next] = Math.max(0, Math.min(FIELD, Math.round(path[point * INK_STEP * 2 + axis] ?? 0)))
        next += 1
      }
  return bytes
}

/** Refuses what is not whole; draws the map of every character, which takes about a tenth of a second. */
export function readTemplates(bytes: Uint8Array): Result<Templates, 'handwriting-unreadable'> {
  const broken = fail('handwriting-unreadable')
  if (bytes.length < HEADER_SIZE || text(bytes, 0, MAGIC.length) !== MAGIC) return broken
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = (at: number): number => view.getUint32(MAGIC.length + at * 4, true)
  const [noticeSize, charactersSize, strokeTotal] = [size(0), size(1), size(2)]
  const charactersAt = HEADER_SIZE + noticeSize
  if (charactersAt + charactersSize > bytes.length) return broken
  const characters = [...text(bytes, charactersAt, charactersSize)]
  const countsAt = charactersAt + charactersSize
  const pointsAt = countsAt + characters.length
  if (characters.length === 0 || bytes.length !== pointsAt + strokeTotal * STROKE_SIZE) return broken
  const firstStroke = new Uint32Array(characters.length + 1)
  for (let at = 0; at < characters.length; at += 1) {
    const count = bytes[countsAt + at] ?? 0
    if (count === 0) return broken
    firstStroke[at + 1] = (firstStroke[at] ?? 0) + count
  }
  if (firstStroke[characters.length] !== strokeTotal) return broken
  const points = bytes.slice(pointsAt)
  return ok({ characters, firstStroke, points, shapes: shapesOf(firstStroke, points) })
}

function text(bytes: Uint8Array, at: number, size: number): string {
  return new TextDecoder().decode(bytes.subarray(at, at + size))
}

function shapesOf(firstStroke: Uint32Array, points: Uint8Array): Uint8Array {
  const count = firstStroke.length - 1
  const shapes = new Uint8Array(count * SHAPE_SIZE)
  for (let character = 0; character < count; character += 1) {
    const paths = []
    for (let stroke = firstStroke[character] ?? 0; stroke < (firstStroke[character + 1] ?? 0); stroke += 1)
      paths.push({ xy: points, start: stroke * STROKE_SIZE, end: (stroke + 1) * STROKE_SIZE, parts: 4 })
    drawShape(paths, shapes, character * SHAPE_SIZE)
  }
  return shapes
}
