// What changed from one release's catalogue to the next, so that a small change does not bring the whole list again. A patch is not signed:
// what comes out of it must have the hash of the signed catalogue, or the whole one is read.
import { z } from 'zod'
import { sha256Schema } from './catalogue.ts'
import { CATALOGUE_MAX_BYTES, PACKAGE_MAX_FILES } from './limits.ts'

/** Each document's entry begins so in a catalogue's text; what stands before the first is one piece too. */
const ENTRY_START = /(?=\{"meta":)/u

export const cataloguePatchSchema = z.strictObject({
  format: z.literal(1),
  from: sha256Schema,
  /** In order: a range of the earlier text in UTF-16 units (from, until), or new text. */
  pieces: z
    .array(z.union([z.tuple([z.int().min(0), z.int().min(0)]), z.string().max(CATALOGUE_MAX_BYTES)]))
    .max(2 * PACKAGE_MAX_FILES + 2),
})
export type CataloguePatch = z.infer<typeof cataloguePatchSchema>

/** `from`: hash of the earlier catalogue. */
export function cataloguePatch(from: string, before: string, after: string): CataloguePatch {
  const places = new Map<string, number>()
  let at = 0
  for (const piece of before.split(ENTRY_START)) {
    places.set(piece, at)
    at += piece.length
  }
  const pieces: CataloguePatch['pieces'] = []
  for (const piece of after.split(ENTRY_START)) {
    const last = pieces.at(-1)
    const place = places.get(piece)
    if (place === undefined) {
      if (typeof last === 'string') pieces[pieces.length - 1] = last + piece
      else pieces.push(piece)
    } else if (Array.isArray(last) && last[1] === place) last[1] = place + piece.length
    else pieces.push([place, place + piece.length])
  }
  return { format: 1, from, pieces }
}

/** The later text; undefined when the patch does not fit the earlier one, or would make more than a catalogue may be. */
export function patchedCatalogue(before: string, { pieces }: CataloguePatch): string | undefined {
  let length = 0
  for (const piece of pieces) {
    if (typeof piece !== 'string' && (piece[0] > piece[1] || piece[1] > before.length)) return undefined
    length += typeof piece === 'string' ? piece.length : piece[1] - piece[0]
    if (length > CATALOGUE_MAX_BYTES) return undefined
  }
  return pieces.map((piece) => (typeof piece === 'string' ? piece : before.slice(...piece))).join('')
}
