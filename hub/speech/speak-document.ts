// A document's reading aloud: sentence by sentence through the engine, so that it is known when each is said; then one stream of sound.
import { SPEECH_MAX_MS, SPEECH_SENTENCES_MAX } from '../../shared/content/limits.ts'
import type { SpeechTimings, TimedSentence } from '../../shared/content/speech.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type SpokenLanguage, saidWords, shownWords, spokenDocument } from '../../shared/speech/spoken-document.ts'
import type { SpeechEncoder, SpeechEngine } from './engine.ts'
import { lengthMs, silence } from './wave.ts'

export interface DocumentSpeech {
  readonly audio: Uint8Array
  readonly timings: SpeechTimings
}

export type SpeechFailure = 'speech-language-unknown' | 'speech-too-long' | 'speech-engine-failed' | 'speech-encoder-failed'

const BREATH_MS = 250
const PARAGRAPH_MS = 700

interface Speakable {
  readonly title: string
  readonly text: string
  readonly language: SpokenLanguage
}

export async function speakDocument(
  document: Speakable,
  { engine, encode }: { engine: SpeechEngine; encode: SpeechEncoder },
): Promise<Result<DocumentSpeech, SpeechFailure>> {
  const { language } = document
  if (!engine.speaks(language)) return fail('speech-language-unknown')
  const spoken = spokenDocument(document)
  if (spoken.length > SPEECH_SENTENCES_MAX) return fail('speech-too-long')
  const parts: Uint8Array[] = []
  const sentences: TimedSentence[] = []
  let bytes = 0
  let rate: number | undefined
  for (const [i, place] of spoken.entries()) {
    const said = await engine.say(saidWords(shownWords(document, place), language), language)
    if (!said.ok) return said
    rate ??= said.value.rate
    if (said.value.rate !== rate) return fail('speech-engine-failed')
    const before = spoken[i - 1]
    const sameParagraph = before?.in === place.in && before.paragraph === place.paragraph
    const pause = before === undefined ? new Uint8Array() : silence(rate, sameParagraph ? BREATH_MS : PARAGRAPH_MS)
    const startsMs = lengthMs(bytes + pause.length, rate)
    bytes += pause.length + said.value.samples.length
    const endsMs = lengthMs(bytes, rate)
    if (endsMs > SPEECH_MAX_MS) return fail('speech-too-long')
    parts.push(pause, said.value.samples)
    sentences.push({ in: place.in, from: place.from, until: place.until, startsMs, endsMs })
  }
  if (rate === undefined) return fail('speech-engine-failed')
  const audio = await encode({ rate, samples: Buffer.concat(parts) })
  return audio.ok ? ok({ audio: audio.value, timings: { format: 1, sentences } }) : audio
}
