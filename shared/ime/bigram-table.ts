// Which word follows which, in one block of bytes: a quarter of a million pairs in 2 MB, where a Map would take a hundred.

/** A slot: 4 bytes of the pair's hash, 1 byte of gain. */
const SLOT_BYTES = 5
/** Gains are kept in sixteenths of a nat, from 0 to 15.9. */
const GAIN_STEPS = 16
const FILL = 0.75

export interface Pair {
  readonly previous: string
  readonly next: string
  /** In nats, above 0. */
  readonly gain: number
}

/** The block for these pairs. A pair that is not in it is taken for one that is about once in a thousand million times. */
export function packPairs(pairs: readonly Pair[]): Uint8Array {
  const slots = Math.max(1, Math.ceil(pairs.length / FILL))
  const bytes = new Uint8Array(slots * SLOT_BYTES)
  const view = new DataView(bytes.buffer)
  for (const { previous, next, gain } of pairs) {
    const hash = pairHash(previous, next)
    let slot = hash % slots
    while (view.getUint8(slot * SLOT_BYTES + 4) !== 0) slot = (slot + 1) % slots
    view.setUint32(slot * SLOT_BYTES, hash)
    view.setUint8(slot * SLOT_BYTES + 4, Math.max(1, Math.min(255, Math.round(gain * GAIN_STEPS))))
  }
  return bytes
}

/** Reads a block: the gain of a pair, 0 where it is not known. */
export function pairReader(bytes: Uint8Array): (previous: string, next: string) => number {
  const slots = Math.floor(bytes.length / SLOT_BYTES)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (previous, next) => {
    if (slots === 0) return 0
    const hash = pairHash(previous, next)
    for (let slot = hash % slots, seen = 0; seen < slots; slot = (slot + 1) % slots, seen += 1) {
      const gain = view.getUint8(slot * SLOT_BYTES + 4)
      if (gain === 0) return 0
      if (view.getUint32(slot * SLOT_BYTES) === hash) return gain / GAIN_STEPS
    }
    return 0
  }
}

/** FNV-1a over both words with a mark between them. */
function pairHash(previous: string, next: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < previous.length; i += 1) hash = Math.imul(hash ^ previous.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ 0x20, 0x01000193)
  for (let i = 0; i < next.length; i += 1) hash = Math.imul(hash ^ next.charCodeAt(i), 0x01000193)
  // The last character alone changes only the low bits; the slot is taken from all of them.
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}
