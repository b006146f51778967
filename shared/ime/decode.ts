// The best rows of words through the lattice: Viterbi with a beam, on the cost of each word and on which words follow each other.
import type { PinyinDictionary, Word } from './dictionary.ts'
import type { Lattice, Step } from './lattice.ts'

export interface Sentence {
  readonly text: string
  readonly syllables: readonly string[]
  readonly words: readonly Word[]
  readonly cost: number
}

interface State {
  readonly cost: number
  readonly word: Word | undefined
  readonly before: State | undefined
}

const BEAM = 24
const WAYS_INTO_A_WORD = 3

/** The likeliest texts up to `lattice.reach`, best first, each once. */
export function bestSentences(lattice: Lattice, dictionary: PinyinDictionary, count: number): Sentence[] {
  const { steps, reach } = lattice
  const states: State[][] = Array.from({ length: reach + 1 }, () => [])
  states[0] = [{ cost: 0, word: undefined, before: undefined }]
  for (let at = 0; at < reach; at += 1) {
    const here = narrowed(states[at] ?? [])
    states[at] = here
    if (here.length === 0) continue
    for (const step of steps[at] ?? []) {
      states[step.end]?.push(...bestInto(here, step, dictionary))
    }
  }
  const last = (states[reach] ?? [])
    .map((state) => ({ ...state, cost: state.cost - dictionary.gain(state.word, undefined) }))
    .sort((a, b) => a.cost - b.cost)
  const found = new Map<string, Sentence>()
  for (const state of last) {
    if (found.size >= count) break
    const sentence = sentenceOf(state)
    if (sentence.text !== '' && !found.has(sentence.text)) found.set(sentence.text, sentence)
  }
  return [...found.values()]
}

function narrowed(states: readonly State[]): State[] {
  return states.toSorted((a, b) => a.cost - b.cost).slice(0, BEAM)
}

/** The likeliest ways into a word: more than one, or the candidates would differ in their last word only. */
function bestInto(here: readonly State[], { word, penalty }: Step, dictionary: PinyinDictionary): State[] {
  const best: State[] = []
  for (const before of here) {
    if (!mayFollow(before, word)) continue
    const cost = before.cost + word.cost + penalty - dictionary.gain(before.word, word)
    if (best.length === WAYS_INTO_A_WORD && cost >= (best.at(-1)?.cost ?? 0)) continue
    best.push({ cost, word, before })
    best.sort((a, b) => a.cost - b.cost)
    if (best.length > WAYS_INTO_A_WORD) best.pop()
  }
  return best
}

/** A given name stands after a surname, or as the second character of one. */
function mayFollow({ word: previous, before }: State, word: Word): boolean {
  if (word.kind !== 'given') return true
  if (previous?.kind === 'surname') return true
  return previous?.kind === 'given' && previous.text.length === 1 && word.text.length === 1 && before?.word?.kind === 'surname'
}

function sentenceOf(state: State): Sentence {
  const words: Word[] = []
  for (let at: State | undefined = state; at?.word !== undefined; at = at.before) words.unshift(at.word)
  return {
    text: words.map(({ text }) => text).join(''),
    syllables: words.flatMap(({ syllables }) => syllables),
    words,
    cost: state.cost,
  }
}
