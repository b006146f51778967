// Says a document with a voice of this machine, one utterance a sentence.
import type { ReadableDocument } from '../../../shared/api/terminal.ts'
import { saidWords, shownWords, spokenDocument } from '../../../shared/speech/spoken-document.ts'
import type { Speaker, SpeakerEvents } from './speaker.ts'

/** A voice that has not begun by then will not begin. */
const BEGINS_WITHIN_MS = 5_000
/** Voices break off without an event (R24): a sentence is over at the latest after this, and the next is said. */
const ENDS_WITHIN_MS = 10_000
const ENDS_WITHIN_MS_A_CHARACTER = 700
/** After so many in a row that broke off nobody hears anything. */
const BROKEN_OFF_MAX = 2

export function voiceSpeaker(
  document: ReadableDocument,
  voice: SpeechSynthesisVoice,
  volumeAtFirst: number,
  events: SpeakerEvents,
): Speaker {
  const source = { title: document.meta.title, text: document.text }
  const sentences = spokenDocument(source)
  let at = 0
  let volume = volumeAtFirst
  let brokenOff = 0
  let watch: ReturnType<typeof setTimeout> | undefined
  // Events of an earlier utterance, which come after it was cancelled, are told from those of this one.
  let current: SpeechSynthesisUtterance | undefined

  const hush = () => {
    clearTimeout(watch)
    current = undefined
    speechSynthesis.cancel()
  }
  const say = () => {
    hush()
    const place = sentences[at]
    if (place === undefined) return events.ended()
    const words = saidWords(shownWords(source, place), document.meta.language)
    const utterance = new SpeechSynthesisUtterance(words)
    Object.assign(utterance, { voice, lang: voice.lang, volume, rate: 0.9 })
    const isCurrent = () => current === utterance
    const next = () => {
      at += 1
      say()
    }
    utterance.onstart = () => {
      if (!isCurrent()) return
      clearTimeout(watch)
      watch = setTimeout(brokeOff, ENDS_WITHIN_MS + words.length * ENDS_WITHIN_MS_A_CHARACTER)
      events.says(place)
    }
    utterance.onend = () => {
      if (!isCurrent()) return
      brokenOff = 0
      next()
    }
    utterance.onerror = () => {
      if (isCurrent()) fail()
    }
    const brokeOff = () => {
      brokenOff += 1
      if (brokenOff >= BROKEN_OFF_MAX) fail()
      else next()
    }
    current = utterance
    watch = setTimeout(fail, BEGINS_WITHIN_MS)
    speechSynthesis.speak(utterance)
  }
  const fail = () => {
    hush()
    events.failed()
  }

  return {
    play: say,
    // Not the browser's own pause: some voices do not come back from it. A sentence begun again is easier to follow as well.
    pause: hush,
    setVolume(next) {
      volume = next
      if (current !== undefined) say()
    },
    stop: hush,
  }
}
