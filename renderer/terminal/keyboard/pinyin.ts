// Typing pinyin: the letters that wait, the host's candidates for them, and picking one, whole or a part.
import { create } from 'zustand'
import { TYPING_CONTEXT_MAX, type TypingCandidate, terminalTypingApi } from '../../../shared/api/terminal-typing.ts'
import type { Failure } from '../../../shared/result.ts'
import { lettersAfter, withBreak, withLetter } from '../../../shared/typing/pinyin-letters.ts'
import { call } from '../../ui/call.ts'
import { textBefore, typeText } from './field.ts'
import { typingSession } from './typing-session.ts'

interface Pinyin {
  readonly letters: string
  /** Of `letters`, or of their beginning while the next answer is on its way. */
  readonly candidates: readonly TypingCandidate[]
  /** 拼音 can't be used now. */
  readonly failure: Failure | undefined
}

const NOTHING: Pinyin = { letters: '', candidates: [], failure: undefined }

export const usePinyin = create<Pinyin>()(() => NOTHING)

let asking: Promise<void> = Promise.resolve()

export function pressLetter(letter: string): void {
  ask(withLetter(usePinyin.getState().letters, letter))
}

export function pressApart(): void {
  ask(withBreak(usePinyin.getState().letters))
}

export function takeBackLetter(): void {
  ask(usePinyin.getState().letters.slice(0, -1))
}

/** The candidate goes into the field; letters that it does not stand for wait on. Never more than that (F75). */
export function pickCandidate(candidate: TypingCandidate): void {
  const { letters } = usePinyin.getState()
  typeText(candidate.text)
  void call(terminalTypingApi.picked, {
    session: typingSession(),
    text: candidate.text,
    syllables: [...candidate.syllables],
  })
  ask(lettersAfter(letters, candidate.letters))
}

/** The likeliest of what was typed up to now, even when the answer is still on its way; letters without any candidate wait on. */
export async function pickFirst(): Promise<void> {
  await asking
  const [first] = usePinyin.getState().candidates
  if (first !== undefined) pickCandidate(first)
}

/** The letters themselves go into the field. */
export function keepLetters(): void {
  const { letters } = usePinyin.getState()
  dropLetters()
  typeText(letters)
}

/** What waits goes into the field as the first candidates have it; letters without any stay letters. */
export async function settleLetters(): Promise<void> {
  while (usePinyin.getState().letters !== '') {
    await asking
    const [first] = usePinyin.getState().candidates
    if (first === undefined) keepLetters()
    else pickCandidate(first)
  }
}

export function dropLetters(): void {
  usePinyin.setState({ letters: '', candidates: [] })
}

function ask(letters: string): void {
  const before = usePinyin.getState()
  if (letters === '') {
    dropLetters()
    return
  }
  // Candidates of fewer letters can still be picked: they stand for the beginning of these.
  usePinyin.setState({ letters, candidates: letters.startsWith(before.letters) ? before.candidates : [] })
  asking = answerTo(letters)
}

async function answerTo(letters: string): Promise<void> {
  const answer = await call(terminalTypingApi.candidates, {
    session: typingSession(),
    letters,
    before: textBefore(TYPING_CONTEXT_MAX),
  })
  if (usePinyin.getState().letters !== letters) return
  if (answer.ok) usePinyin.setState({ candidates: answer.value.candidates, failure: undefined })
  else usePinyin.setState({ candidates: [], failure: answer.error })
}
