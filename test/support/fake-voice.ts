// A voice for the pages that makes no sound and says when it is told to: Chromium has none in a test.
import type { Page } from 'playwright-core'

export interface FakeVoice {
  /** Words given to the voice so far, in order. */
  said(): Promise<string[]>
  /** Whether it is saying something now. */
  speaks(): Promise<boolean>
  /** What it says now comes to its end. */
  finish(): Promise<void>
  /** How loud, 0 to 1, of what it says now. */
  volume(): Promise<number | undefined>
}

export interface FakeVoiceOptions {
  readonly lang: string
  /** Of a server, not of this machine. */
  readonly network?: boolean
  /** Takes what it is given and never begins. */
  readonly mute?: boolean
}

/** Puts the voices into the page, in place of those it had; until it is loaded anew. */
export async function fakeVoices(page: Page, voices: readonly FakeVoiceOptions[]): Promise<FakeVoice> {
  await page.evaluate((given) => {
    class Utterance extends EventTarget {
      onstart: (() => void) | null = null
      onend: (() => void) | null = null
      onerror: (() => void) | null = null
      volume = 1
      voice: { mute: boolean } | undefined
      readonly text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    const said: string[] = []
    let current: Utterance | undefined
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () =>
        given.map(({ lang, network = false, mute = false }) => ({
          lang,
          localService: !network,
          default: false,
          name: lang,
          mute,
        })),
      speak(utterance: Utterance) {
        said.push(utterance.text)
        current = utterance
        if (utterance.voice?.mute !== true) setTimeout(() => current === utterance && utterance.onstart?.())
      },
      cancel() {
        const cancelled = current
        current = undefined
        // As Chromium does: an error after the fact.
        if (cancelled !== undefined) setTimeout(() => cancelled.onerror?.())
      },
      speaks: () => current !== undefined,
      volume: () => current?.volume,
      said: () => said,
      finish() {
        const done = current
        current = undefined
        done?.onend?.()
      },
    })
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true })
  }, voices)
  const ask = <Answer>(name: string) =>
    page.evaluate((what) => {
      const synthesis: unknown = window.speechSynthesis
      return (synthesis as Record<string, () => unknown>)[what]?.()
    }, name) as Promise<Answer>
  return {
    said: () => ask('said'),
    speaks: () => ask('speaks'),
    finish: () => ask('finish'),
    volume: () => ask('volume'),
  }
}
