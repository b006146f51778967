// Bytes to a content-addressed blob reference with the hashes of its pieces.
import { hash } from 'node:crypto'
import type { BlobRef } from '../../shared/content/catalogue.ts'
import { PIECE_BYTES } from '../../shared/content/limits.ts'

export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

export function blobRef(bytes: Uint8Array): BlobRef {
  const whole = { sha256: sha256Hex(bytes), size: bytes.length }
  if (bytes.length <= PIECE_BYTES) return whole
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) pieces.push(sha256Hex(bytes.subarray(at, at + PIECE_BYTES)))
  return { ...whole, pieces }
}
