// What a hand leaves on the writing field, and what is answered: the words of this room.

/** A point of a stroke, in any unit; y grows downwards. */
export interface InkPoint {
  readonly x: number
  readonly y: number
}

/** From finger down to finger up. */
export type InkStroke = readonly InkPoint[]

/** One character, its strokes in the order in which they were written. */
export type Ink = readonly InkStroke[]

/** `distance`: 0 is the template itself; comparable within one answer only. */
export interface Candidate {
  readonly character: string
  readonly distance: number
}
