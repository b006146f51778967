// Pinyin for the page that is being typed on: the dictionary, over it the town's words, over these what was picked in this session.
// What was picked is in memory only, for one session: a terminal has one visitor, so that another's coming ends it.
import type { TypingCandidate } from '../../../shared/api/terminal-typing.ts'
import { type Candidate, candidatesFor } from '../../../shared/ime/candidates.ts'
import { type PinyinDictionary, withWords } from '../../../shared/ime/dictionary.ts'
import { NO_SESSION_WORDS, remembering, type SessionWords, withSessionWords } from '../../../shared/ime/session-words.ts'
import type { Typed } from '../../../shared/ime/typed.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { openPinyinDictionary, type PinyinFile } from './pinyin-dictionary.ts'
import { townWords } from './town-words.ts'
import { wordBefore } from './word-before.ts'

export interface Typing {
  /** Errors: `pinyin-missing`. */
  candidates(asked: { session: string; letters: Typed; before: string }): Result<TypingCandidate[]>
  picked(session: string, word: Pick<Candidate, 'text' | 'syllables'>): void
  forget(session: string): void
  close(): void
}

export interface TypingParts {
  /** Changes when the town's texts do. */
  readonly generation: () => number
  /** Read once a generation. */
  readonly townTexts: () => readonly string[]
  readonly dictionary?: PinyinFile | undefined
  readonly forgetAfterMs?: number
}

/** Longer than any page waits before it asks whether somebody is still there. */
const FORGET_AFTER_MS = 15 * 60_000

export function openTyping(parts: TypingParts): Typing {
  const { generation, townTexts, forgetAfterMs = FORGET_AFTER_MS } = parts
  const file = 'dictionary' in parts ? parts.dictionary : openPinyinDictionary()
  let town: { readonly generation: number; readonly words: PinyinDictionary } | undefined
  let current: { readonly session: string; readonly words: SessionWords } | undefined
  let left: NodeJS.Timeout | undefined

  /** The dictionary as this town has it. */
  function ofTown(below: PinyinDictionary): PinyinDictionary {
    if (town?.generation !== generation()) town = { generation: generation(), words: withWords(below, townWords(townTexts())) }
    return town.words
  }

  function wordsOf(session: string): SessionWords {
    if (current?.session !== session) current = { session, words: NO_SESSION_WORDS }
    clearTimeout(left)
    left = setTimeout(() => {
      current = undefined
    }, forgetAfterMs).unref()
    return current.words
  }

  return {
    candidates({ session, letters, before }) {
      const picked = wordsOf(session)
      if (file === undefined) return fail('pinyin-missing')
      const dictionary = withSessionWords(ofTown(file), picked)
      // People type as they speak: what is spelled right comes before what only sounds alike (CONFUSED_PENALTY), so nobody has to choose.
      const found = candidatesFor(letters, dictionary, { fuzzy: true }, { after: wordBefore(dictionary, before) })
      return ok(found.map(({ text, syllables, letters: taken }) => ({ text, syllables: [...syllables], letters: taken })))
    },
    picked(session, word) {
      current = { session, words: remembering(wordsOf(session), word) }
    },
    forget(session) {
      if (current?.session !== session) return
      clearTimeout(left)
      current = undefined
    },
    close() {
      clearTimeout(left)
      current = undefined
      file?.close()
    },
  }
}
