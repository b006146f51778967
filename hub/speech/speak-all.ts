// Reading aloud for a batch of documents. One that cannot be spoken goes without; the audio waits on the disk, for a batch can hold hours of it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok, type Result } from '../../shared/result.ts'
import type { SourceDocument } from '../intake/source-document.ts'
import { espeak } from './espeak.ts'
import { opusEncoder } from './opus.ts'
import { type DocumentSpeech, type SpeechFailure, speakDocument } from './speak-document.ts'

export interface SpokenBatch {
  /** By the document's id. */
  readonly speech: ReadonlyMap<string, DocumentSpeech>
  readonly silent: readonly { readonly file: string; readonly reason: SpeechFailure }[]
  /** Removes the audio from the disk. */
  discard(): void
}

/** Errors: `speech-engine-missing` with the program that is not there. */
export async function speakAll(documents: readonly SourceDocument[]): Promise<Result<SpokenBatch, 'speech-engine-missing'>> {
  const engine = await espeak()
  if (!engine.ok) return engine
  const encode = await opusEncoder()
  if (!encode.ok) return encode
  const folder = mkdtempSync(join(tmpdir(), 'zwgk-speech-'))
  const discard = () => rmSync(folder, { recursive: true, force: true })
  const speech = new Map<string, DocumentSpeech>()
  const silent: { file: string; reason: SpeechFailure }[] = []
  try {
    for (const { meta, body, file } of documents) {
      const document = { title: meta.title, text: body.text, language: meta.language }
      const spoken = await speakDocument(document, { engine: engine.value, encode: encode.value })
      if (!spoken.ok) {
        silent.push({ file, reason: spoken.error.code })
        continue
      }
      const path = join(folder, `${meta.id}.opus`)
      writeFileSync(path, spoken.value.audio)
      speech.set(meta.id, {
        timings: spoken.value.timings,
        get audio() {
          return readFileSync(path)
        },
      })
    }
  } catch (error) {
    discard()
    throw error
  }
  return ok({ speech, silent, discard })
}
