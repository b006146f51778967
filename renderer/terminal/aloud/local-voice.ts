// Which voice of this machine may be used: one that speaks the document's language and never asks a server to do it.
import type { SpokenLanguage } from '../../../shared/speech/spoken-document.ts'

/** A browser tells of its voices some time after it is asked for the first time. */
const VOICES_WITHIN_MS = 1500

/** Undefined where there is none. */
export async function localVoice(language: SpokenLanguage): Promise<SpeechSynthesisVoice | undefined> {
  if (!('speechSynthesis' in window)) return undefined
  await voicesToldOf()
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService && speaks(voice, language))
  return voices.find((voice) => voice.default) ?? voices[0]
}

/** `zh_CN`, `zh-Hans-CN` and `cmn-CN` all speak 普通话; Cantonese (`zh-HK`, `yue`) does not. */
function speaks({ lang }: SpeechSynthesisVoice, language: SpokenLanguage): boolean {
  const [main = '', ...rest] = lang.toLowerCase().split(/[-_]/)
  if (language !== 'zh-CN') return main === language
  return (main === 'zh' || main === 'cmn') && !rest.some((part) => part === 'hk' || part === 'yue')
}

function voicesToldOf(): Promise<void> {
  if (speechSynthesis.getVoices().length > 0) return Promise.resolve()
  return new Promise((resolve) => {
    const told = () => {
      clearTimeout(timer)
      speechSynthesis.removeEventListener('voiceschanged', told)
      resolve()
    }
    const timer = setTimeout(told, VOICES_WITHIN_MS)
    speechSynthesis.addEventListener('voiceschanged', told)
  })
}
