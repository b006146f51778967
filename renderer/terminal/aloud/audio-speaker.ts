// Plays the audio that came with a document, and tells which sentence is being said where that is known.
import { type ReadableDocument, speechPath } from '../../../shared/api/terminal.ts'
import type { Speaker, SpeakerEvents } from './speaker.ts'

const LOOK_MS = 50
const BEGINS_WITHIN_MS = 5_000

export function audioSpeaker(document: ReadableDocument, volume: number, events: SpeakerEvents): Speaker {
  const audio = new Audio(speechPath(document.meta.id))
  audio.volume = volume
  const sentences = document.speech?.sentences ?? []
  let told: number | undefined
  let stopped = false
  let begins: ReturnType<typeof setTimeout> | undefined
  const look = setInterval(tell, LOOK_MS)

  function tell(): void {
    if (audio.paused || audio.currentTime === 0) return
    const now = audio.currentTime * 1000
    const at = sentences.findLastIndex(({ startsMs }) => startsMs <= now)
    if (told === at) return
    told = at
    events.says(sentences[at])
  }
  function stop(): void {
    stopped = true
    clearInterval(look)
    clearTimeout(begins)
    audio.pause()
    // Lets go of the stream: nothing is read on in the background.
    audio.removeAttribute('src')
    audio.load()
  }
  function fail(): void {
    if (stopped) return
    stop()
    events.failed()
  }
  audio.addEventListener('playing', () => clearTimeout(begins))
  audio.addEventListener('ended', () => {
    if (stopped) return
    stop()
    events.ended()
  })
  audio.addEventListener('error', fail)

  return {
    play() {
      begins = setTimeout(fail, BEGINS_WITHIN_MS)
      audio.play().catch((error: unknown) => {
        // Paused before it began: asked for, no failure.
        if (!(error instanceof DOMException && error.name === 'AbortError')) fail()
      })
    },
    pause() {
      clearTimeout(begins)
      audio.pause()
      const sentence = sentences[told ?? -1]
      if (sentence !== undefined) audio.currentTime = sentence.startsMs / 1000
    },
    setVolume(next) {
      audio.volume = next
    },
    stop,
  }
}
