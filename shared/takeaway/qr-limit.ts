// How much a QR code that is taken away may hold. Measured: docs/decisions/take-away-qr.md.

/** Level L: with as many bytes its modules are larger than those of M, and that decides whether an old phone reads it. */
export const TAKE_AWAY_QR_LEVEL = 'L'
export const TAKE_AWAY_QR_VERSION_MAX = 15
/** UTF-8 bytes of one byte segment in version 15 at level L. */
export const TAKE_AWAY_MAX_BYTES = 520

/**
 * What the drawn code is made from: one segment of bytes. Left to itself the maker of the code parts a text into several segments, and a reader that
 * guesses the alphabet of each one by itself takes a single 看 for something else.
 */
export function takeAwayBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
