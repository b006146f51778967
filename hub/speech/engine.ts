// What turns words into sound. A port: a better engine with a site's own voice is another file beside espeak.ts.
import type { Result } from '../../shared/result.ts'
import type { SpokenLanguage } from '../../shared/speech/spoken-document.ts'
import type { Sound } from './wave.ts'

export interface SpeechEngine {
  speaks(language: SpokenLanguage): boolean
  /** One sentence as `saidWords` gives it. Errors: `speech-engine-failed`. */
  say(words: string, language: SpokenLanguage): Promise<Result<Sound, 'speech-engine-failed'>>
}

/** Sound to Opus in Ogg. Errors: `speech-encoder-failed`. The same sound gives the same bytes. */
export type SpeechEncoder = (sound: Sound) => Promise<Result<Uint8Array, 'speech-encoder-failed'>>
