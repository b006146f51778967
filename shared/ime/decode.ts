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

const BEAM = 32

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
      const next = bestInto(here, step, dictionary)
      if (next !== undefined) states[step.end]?.push(next)
    }
  }
  const last = (states[reach] ?? []).toSorted((a, b) => a.cost - b.cost)
  const found = new Map<string, Sentence>()
  for (const state of last) {
    if (found.size >= count) break
    const sentence = sentenceOf(state)
    if (sentence.text !== '' && !found.has(sentence.text)) found.set(sentence.text, sentence)
  }
  return [...found.values()]
}

/** Words that end here in the same way go on in the same way: only the best of each is kept. */
function narrowed(states: readonly State[]): State[] {
  return states.toSorted((a, b) => a.cost - b.cost).slice(0, BEAM)
}

function bestInto(here: readonly State[], { word, penalty }: Step, dictionary: PinyinDictionary): State | undefined {
  let best: State | undefined
  let least = Number.POSITIVE_INFINITY
  for (const state of here) {
    if (!mayFollow(state, word)) continue
    const gain = state.word === undefined ? 0 : dictionary.gain(state.word.text, word.text)
    const cost = state.cost + word.cost + penalty - gain
    if (cost < least) {
      least = cost
      best = state
    }
  }
  return best && { cost: least, word, before: best }
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
