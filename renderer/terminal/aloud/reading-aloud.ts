// 朗读: what is being read aloud. One document at a time, and only while its text is shown; it ends with the page, the language and the session (F10).
import { create } from 'zustand'
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { audioSpeaker } from './audio-speaker.ts'
import { localVoice } from './local-voice.ts'
import type { SaidPlace, Speaker, SpeakerEvents } from './speaker.ts'
import { voiceSpeaker } from './voice-speaker.ts'

export type Reading =
  | { readonly state: 'silent' }
  /** Sound has been asked for and is not heard yet. */
  | { readonly state: 'starting' }
  | { readonly state: 'reading' | 'paused'; readonly place: SaidPlace | undefined }
  | { readonly state: 'unable'; readonly because: 'no-voice' | 'broke-off' }

interface ReadingAloud {
  /** Whose text is on the page; undefined where there is none to read. */
  readonly subject: ReadableDocument | undefined
  readonly reading: Reading
  /** Index into `VOLUMES`. */
  readonly volume: number
}

const VOLUMES = [0.25, 0.5, 0.75, 1] as const
const VOLUME_AS_FOUND = 2
const SILENT: Reading = { state: 'silent' }

export const useReadingAloud = create<ReadingAloud>()(() => ({ subject: undefined, reading: SILENT, volume: VOLUME_AS_FOUND }))

// Outside the store: a speaker is no state that a page draws.
let speaker: Speaker | undefined

/** The text on the page. What belonged to another one ends. */
export function offerToRead(subject: ReadableDocument | undefined): void {
  silence()
  useReadingAloud.setState({ subject })
}

/** From the title on: the audio that came with the document, else a local voice, else it says that it can't. */
export function startReading(): void {
  const { subject } = useReadingAloud.getState()
  if (subject === undefined) return
  silence()
  setReading({ state: 'starting' })
  if (subject.speech === undefined) void withVoice(subject)
  else begin(audioSpeaker(subject, loudness(), { ...events(subject), failed: () => void withVoice(subject) }))
}

export function pauseReading(): void {
  const { reading } = useReadingAloud.getState()
  if (reading.state !== 'reading') return
  speaker?.pause()
  setReading({ ...reading, state: 'paused' })
}

export function resumeReading(): void {
  const { reading } = useReadingAloud.getState()
  if (reading.state !== 'paused') return
  setReading({ ...reading, state: 'reading' })
  speaker?.play()
}

/** Silent before it returns. */
export function silence(): void {
  speaker?.stop()
  speaker = undefined
  setReading(SILENT)
}

/** The next person finds it as loud as the first. */
export function readingAsFound(): void {
  silence()
  useReadingAloud.setState({ volume: VOLUME_AS_FOUND })
}

export function changeVolume(steps: 1 | -1): void {
  const volume = Math.min(VOLUMES.length - 1, Math.max(0, useReadingAloud.getState().volume + steps))
  useReadingAloud.setState({ volume })
  speaker?.setVolume(loudness())
}

export function isQuietest(volume: number): boolean {
  return volume === 0
}

export function isLoudest(volume: number): boolean {
  return volume === VOLUMES.length - 1
}

/** Somebody listens: the page is in use. */
export function isReadingAloud(): boolean {
  const { state } = useReadingAloud.getState().reading
  return state === 'starting' || state === 'reading'
}

async function withVoice(subject: ReadableDocument): Promise<void> {
  const wanted = { state: 'starting' } as const
  setReading(wanted)
  const voice = await localVoice(subject.meta.language)
  // Stopped, or begun anew, while the voices were asked for.
  if (useReadingAloud.getState().reading !== wanted) return
  if (voice === undefined) setReading({ state: 'unable', because: 'no-voice' })
  else begin(voiceSpeaker(subject, voice, loudness(), events(subject)))
}

function events(subject: ReadableDocument): SpeakerEvents {
  return {
    says: (place) => setReading({ state: 'reading', place }),
    ended: silence,
    failed: () => {
      speaker = undefined
      const heard = useReadingAloud.getState().reading.state === 'reading'
      if (useReadingAloud.getState().subject === subject)
        setReading({ state: 'unable', because: heard ? 'broke-off' : 'no-voice' })
    },
  }
}

function begin(next: Speaker): void {
  speaker = next
  next.play()
}

function loudness(): number {
  return VOLUMES[useReadingAloud.getState().volume] ?? 1
}

function setReading(reading: Reading): void {
  useReadingAloud.setState({ reading })
}
