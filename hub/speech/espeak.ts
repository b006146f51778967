// espeak-ng as the engine: a program of its own on this machine, never part of this one (it is GPL-3).
import { SPEECH_SENTENCE_MAX_MS } from '../../shared/content/limits.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SpokenLanguage } from '../../shared/speech/spoken-document.ts'
import type { SpeechEngine } from './engine.ts'
import { pinyinForVoice } from './pinyin-for-voice.ts'
import { runProgram } from './run-program.ts'
import { readWave } from './wave.ts'

/** Its voice for Chinese characters takes pinyin for English; the one that reads pinyin is given pinyin. */
const VOICES: Readonly<Partial<Record<SpokenLanguage, string>>> = { 'zh-CN': 'cmn-latn-pinyin', ko: 'ko', en: 'en-gb' }
/** Slower than its own 175: for old ears in a hall. */
const WORDS_A_MINUTE = 150
const SOUND_MAX_BYTES = 32 * 1_048_576

export async function espeak(
  program = 'espeak-ng',
  limitMs = SPEECH_SENTENCE_MAX_MS,
): Promise<Result<SpeechEngine, 'speech-engine-missing'>> {
  const asked = await runProgram({ program, args: ['--version'], input: new Uint8Array(), limitMs, outputMax: 10_000 })
  if (asked.end !== 'done') return fail('speech-engine-missing', { program: 'espeak-ng' })
  return ok({
    speaks: (language) => VOICES[language] !== undefined,
    async say(words, language) {
      const given = language === 'zh-CN' ? pinyinForVoice(words) : words
      const voice = VOICES[language] ?? 'en-gb'
      // The words go in by standard input: as an argument a text could begin with a dash.
      const args = ['-v', voice, '-s', String(WORDS_A_MINUTE), '-b', '1', '--stdin', '--stdout']
      const run = await runProgram({ program, args, input: Buffer.from(given), limitMs, outputMax: SOUND_MAX_BYTES })
      const sound = run.end === 'done' ? readWave(run.output) : undefined
      return sound === undefined ? fail('speech-engine-failed') : ok(sound)
    },
  })
}
