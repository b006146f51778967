// Reading aloud as it stands in a content file: where its audio lies, and when which sentence is said.
import { z } from 'zod'
import { speechSchema } from '../../../shared/content/catalogue.ts'
import { timedSentenceSchema } from '../../../shared/content/speech.ts'

export const storedSpeechSchema = speechSchema
  .omit({ timings: true })
  .extend({ sentences: z.array(timedSentenceSchema).optional() })
export type StoredSpeech = z.infer<typeof storedSpeechSchema>
