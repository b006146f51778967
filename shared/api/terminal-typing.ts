// Contract of the terminal's own keyboard with its host: candidates for typed pinyin, and what was picked. All by POST: what somebody types
// stands in no address and in no log. The session is a name the page makes up; what was picked under it is kept in memory and for it alone.
import { z } from 'zod'
import { CANDIDATES_MAX } from '../ime/candidates.ts'
import { SYLLABLE_MAX_LETTERS } from '../ime/syllables.ts'
import { TYPED_LINE_MAX_CHARACTERS, TYPED_MAX_LETTERS, typedPinyin } from '../ime/typed.ts'
import { endpoint } from './endpoint.ts'

/** Characters before the caret that have a say in what follows. */
export const TYPING_CONTEXT_MAX = 12

const session = z.uuid()
const hanzi = z
  .string()
  .regex(/^\p{Script=Han}+$/u)
  .max(TYPED_MAX_LETTERS)
const syllables = z
  .array(
    z
      .string()
      .regex(/^[a-z]+$/)
      .max(SYLLABLE_MAX_LETTERS),
  )
  .min(1)
  .max(TYPED_MAX_LETTERS)

const pinyin = z
  .string()
  .max(TYPED_LINE_MAX_CHARACTERS)
  .transform((line, context) => {
    const typed = typedPinyin(line)
    if (typed !== undefined) return typed
    context.addIssue({ code: 'custom', message: 'no pinyin' })
    return z.NEVER
  })

export const typingCandidateSchema = z.object({
  text: z.string(),
  syllables: z.array(z.string()),
  /** How many of the typed letters it stands for, apostrophes not counted; the rest stays to be typed on. */
  letters: z.int().min(1),
})
export type TypingCandidate = z.infer<typeof typingCandidateSchema>

const kept = z.object({ kept: z.literal(true) })

export const terminalTypingApi = {
  /** Errors: `pinyin-missing` when there is no dictionary. */
  candidates: endpoint(
    'POST',
    '/api/typing/candidates',
    z.object({ session, letters: pinyin, before: z.string().max(TYPING_CONTEXT_MAX) }),
    z.object({ candidates: z.array(typingCandidateSchema).max(CANDIDATES_MAX) }),
  ),
  /** What was picked stands first the next time in this session. */
  picked: endpoint(
    'POST',
    '/api/typing/picked',
    z
      .object({ session, text: hanzi, syllables })
      .refine(({ text, syllables }) => [...text].length === syllables.length, { message: 'a syllable for each character' }),
    kept,
  ),
  forget: endpoint('POST', '/api/typing/forget', z.object({ session }), z.object({ forgotten: z.literal(true) })),
} as const
