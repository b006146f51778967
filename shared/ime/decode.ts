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
/** More at the end, where only then the likelihood of ending there is weighed. */
const BEAM_AT_END = 60
const WAYS_INTO_A_WORD = 3

/** The likeliest texts up to `lattice.reach`, best first, each once. `after`: the word that stands before them already. */
export function bestSentences({ steps, reach }: Lattice, dictionary: PinyinDictionary, count: number, after?: Word): Sentence[] {
  const states: State[][] = Array.from({ length: reach + 1 }, () => [])
  const start: State = { cost: 0, word: after, before: undefined }
  states[0] = [start]
  for (let at = 0; at < reach; at += 1) {
    const here = states[at] ?? []
    if (here.length === 0) continue
    for (const step of steps[at] ?? []) {
      const there = states[step.end]
      if (there !== undefined) waysInto(there, step.end === reach ? BEAM_AT_END : BEAM, here, step, dictionary)
    }
  }
  const found = new Map<string, Sentence>()
  for (const state of (states[reach] ?? []).map((state) => ended(state, start, dictionary)).sort((a, b) => a.cost - b.cost)) {
    if (found.size >= count) break
    const sentence = sentenceOf(state, start)
    if (sentence.text !== '' && !found.has(sentence.text)) found.set(sentence.text, sentence)
  }
  return [...found.values()]
}

/** The likeliest ways into a word: more than one, or the candidates would differ in their last word only. */
function waysInto(
  there: State[],
  beam: number,
  here: readonly State[],
  { word, penalty }: Step,
  dictionary: PinyinDictionary,
): void {
  let ways = 0
  const costs = here.map((before) =>
    mayFollow(before, word) ? before.cost + word.cost + penalty - dictionary.gain(before.word, word) : Number.POSITIVE_INFINITY,
  )
  while (ways < WAYS_INTO_A_WORD) {
    const least = indexOfLeast(costs)
    const cost = costs[least] ?? Number.POSITIVE_INFINITY
    if (cost === Number.POSITIVE_INFINITY || !isAmongBest(there, beam, cost)) return
    costs[least] = Number.POSITIVE_INFINITY
    insert(there, beam, { cost, word, before: here[least] })
    ways += 1
  }
}

function indexOfLeast(costs: readonly number[]): number {
  let least = 0
  for (let i = 1; i < costs.length; i += 1) if ((costs[i] ?? 0) < (costs[least] ?? 0)) least = i
  return least
}

function isAmongBest(states: readonly State[], beam: number, cost: number): boolean {
  return states.length < beam || cost < (states.at(-1)?.cost ?? 0)
}

/** Keeps the list sorted and no longer than the beam: most states are never made, which spares memory more than time. */
function insert(states: State[], beam: number, state: State): void {
  let at = states.length
  while (at > 0 && (states[at - 1]?.cost ?? 0) > state.cost) at -= 1
  states.splice(at, 0, state)
  if (states.length > beam) states.pop()
}

/** One word alone may be a piece of a longer phrase: it need look like no beginning and no end. */
function ended(state: State, start: State, dictionary: PinyinDictionary): State {
  if (state.before !== start) return { ...state, cost: state.cost - dictionary.gain(state.word, undefined) }
  return start.word === undefined ? { ...state, cost: state.cost + dictionary.gain(undefined, state.word) } : state
}

/** A given name stands after a surname, or as the second character of one. */
function mayFollow({ word: previous, before }: State, word: Word): boolean {
  if (word.kind !== 'given') return true
  if (previous?.kind === 'surname') return true
  return previous?.kind === 'given' && previous.text.length === 1 && word.text.length === 1 && before?.word?.kind === 'surname'
}

function sentenceOf(state: State, start: State): Sentence {
  const words: Word[] = []
  for (let at: State | undefined = state; at !== start && at?.word !== undefined; at = at.before) words.unshift(at.word)
  return {
    text: words.map(({ text }) => text).join(''),
    syllables: words.flatMap(({ syllables }) => syllables),
    words,
    cost: state.cost,
  }
}
