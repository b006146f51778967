// opusenc (opus-tools, BSD) as the encoder: 24 kbit/s, about 180 KB a minute.
import { SPEECH_AUDIO_MAX_BYTES, SPEECH_ENCODING_MAX_MS } from '../../shared/content/limits.ts'
import { isOpus } from '../../shared/content/speech.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SpeechEncoder } from './engine.ts'
import { runProgram } from './run-program.ts'

const KBIT_A_SECOND = 24

export async function opusEncoder(
  program = 'opusenc',
  limitMs = SPEECH_ENCODING_MAX_MS,
): Promise<Result<SpeechEncoder, 'speech-engine-missing'>> {
  const asked = await runProgram({ program, args: ['--version'], input: new Uint8Array(), limitMs, outputMax: 10_000 })
  if (asked.end !== 'done') return fail('speech-engine-missing', { program: 'opusenc' })
  return ok(async ({ rate, samples }) => {
    const coding = ['--speech', '--bitrate', String(KBIT_A_SECOND)]
    const raw = ['--raw', '--raw-rate', String(rate), '--raw-chan', '1', '--raw-bits', '16']
    // Its number of a stream is drawn by lot unless given: the same documents would make another package each time.
    const args = ['--quiet', ...coding, ...raw, '--serial', '1', '-', '-']
    const run = await runProgram({ program, args, input: samples, limitMs, outputMax: SPEECH_AUDIO_MAX_BYTES })
    return run.end === 'done' && isOpus(run.output) ? ok(run.output) : fail('speech-encoder-failed')
  })
}
