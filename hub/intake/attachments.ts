// Pictures and videos that a text names under 附件: files of its own folder, taken in by what they hold.
import { basename, dirname, extname } from 'node:path'
import { type MediaType, mediaSchema } from '../../shared/content/catalogue.ts'
import { ATTACHMENT_MAX_BYTES } from '../../shared/content/limits.ts'
import { loadBytes, type Say, type SourceFile, type SourceMedia } from './source-file.ts'

export const ATTACHMENT_EXTENSIONS: readonly string[] = ['.png', '.jpg', '.jpeg', '.webp', '.mp4', '.webm']

/** First bytes, and where they stand. */
const SIGNATURES: readonly (readonly [MediaType, number, string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/webp', 8, 'WEBP'],
  ['video/mp4', 4, 'ftyp'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
]

export function isAttachment(path: string): boolean {
  return ATTACHMENT_EXTENSIONS.includes(extname(path).toLowerCase())
}

/** Those of `all` that stand in the same folder as `file`. */
export function besideOf(file: string, all: readonly SourceFile[]): SourceFile[] {
  return all.filter(({ path }) => isAttachment(path) && dirname(path) === dirname(file))
}

/** Undefined after a finding: a name that is not there, bytes that are none of the kinds a reader can show. */
export function takeAttachments(names: readonly string[], beside: readonly SourceFile[], say: Say): SourceMedia[] | undefined {
  const taken: SourceMedia[] = []
  for (const name of new Set(names)) {
    const file = beside.find(({ path }) => basename(path) === name)
    if (file === undefined || !mediaSchema.shape.name.safeParse(name).success) {
      say('attachment-missing', 'error', { name })
      continue
    }
    const bytes = loadBytes(file, ATTACHMENT_MAX_BYTES, say)
    const mediaType = bytes && mediaTypeOf(bytes)
    if (bytes === undefined) continue
    if (mediaType === undefined) say('attachment-unknown', 'error', { name })
    else taken.push({ name, mediaType, bytes })
  }
  return taken.length === new Set(names).size ? taken : undefined
}

function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1')
  return SIGNATURES.find(([, at, mark]) => head.startsWith(mark, at))?.[0]
}
