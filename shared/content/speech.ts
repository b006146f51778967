// Reading aloud that travels with a document (朗读): the audio, and when which sentence of it is said. Both are blobs of the signed catalogue.
import { z } from 'zod'
import { SPEECH_MAX_MS, SPEECH_SENTENCES_MAX } from './limits.ts'

/** Opus in Ogg: small enough for a village's line, and played by every Chromium. */
export const SPEECH_MEDIA_TYPE = 'audio/ogg'

const moment = z.int().min(0).max(SPEECH_MAX_MS)
const offset = z.int().min(0)

/** One sentence: its place in the title or the text (UTF-16 offsets), and from when until when it is said. */
export const timedSentenceSchema = z
  .strictObject({ in: z.enum(['title', 'text']), from: offset, until: offset, startsMs: moment, endsMs: moment })
  .refine(({ from, until, startsMs, endsMs }) => from < until && startsMs < endsMs, { message: 'runs-backwards' })
export type TimedSentence = z.infer<typeof timedSentenceSchema>

export const speechTimingsSchema = z.strictObject({
  format: z.literal(1),
  sentences: z
    .array(timedSentenceSchema)
    .min(1)
    .max(SPEECH_SENTENCES_MAX)
    .refine((all) => all.every((one, i) => isAfter(one, all[i - 1])), { message: 'not-in-order' }),
})
export type SpeechTimings = z.infer<typeof speechTimingsSchema>

/** Title before text, then by place and time, none inside another. */
function isAfter(one: TimedSentence, before: TimedSentence | undefined): boolean {
  if (before === undefined) return true
  const place = one.in === before.in ? one.from >= before.until : before.in === 'title'
  return place && one.startsMs >= before.endsMs
}

/** Timings that fit this document; undefined for bytes that are none, or that name places the document does not have. */
export function timingsFor(bytes: Uint8Array, document: { title: string; text: string }): TimedSentence[] | undefined {
  const parsed = speechTimingsSchema.safeParse(fromJson(new TextDecoder().decode(bytes)))
  if (!parsed.success) return undefined
  const { sentences } = parsed.data
  return sentences.every((one) => one.until <= document[one.in].length) ? sentences : undefined
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const OGG = 'OggS'
const OPUS_HEAD = 'OpusHead'
const FIRST_PAGE_BYTES = 28

/** By its first page: an Ogg stream whose only content is Opus. */
export function isOpus(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, FIRST_PAGE_BYTES + OPUS_HEAD.length))
  return head.startsWith(OGG) && head.startsWith(OPUS_HEAD, FIRST_PAGE_BYTES)
}
