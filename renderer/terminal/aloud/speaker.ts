// What says a document, and what it tells meanwhile: a voice of this machine, or audio that came with the document.
import type { Spoken } from '../../../shared/speech/spoken-document.ts'

/** Where in the title or text the sentence stands that is being said. */
export type SaidPlace = Pick<Spoken, 'in' | 'from' | 'until'>

export interface SpeakerEvents {
  /** A sentence begins; undefined: sound is heard, but nobody knows of which sentence. */
  readonly says: (place: SaidPlace | undefined) => void
  readonly ended: () => void
  /** No sound, and none to be expected. */
  readonly failed: () => void
}

/** Silent until `play`, and silent for good at once after `stop`: no event comes any more. */
export interface Speaker {
  /** From the start, or from the sentence it was paused in. */
  play(): void
  pause(): void
  /** 0 to 1. */
  setVolume(volume: number): void
  stop(): void
}
