// Every word that may stand somewhere in the typed letters: the lattice in which the decoder looks for the best row.
import type { Entry, PinyinDictionary, Word } from './dictionary.ts'
import { begunWith, confusable, hasInitial, type Reading, SYLLABLE_MAX_LETTERS, spelled } from './syllables.ts'
import type { Typed } from './typed.ts'

export interface Step {
  readonly word: Word
  /** Letters of the typed text up to the end of this word. */
  readonly end: number
  /** What its spelling adds to the word's cost: unfinished, confused, initials only. */
  readonly penalty: number
}

export interface Lattice {
  /** By the place where they begin. */
  readonly steps: readonly (readonly Step[])[]
  /** The end of the longest row of words from the start. */
  readonly reach: number
}

export interface Ear {
  /** Whether z/zh, c/ch, s/sh, n/l, an/ang, en/eng and in/ing may stand for each other. */
  readonly fuzzy: boolean
}

/** In nats. An unfinished syllable gives away less than a whole one; letters as they stand come before what they may have meant. */
const CONFUSED_PENALTY = 2
const UNFINISHED_PENALTY = 1.5
/** ni is 你 before it is the beginning of 您. */
const UNFINISHED_THOUGH_WHOLE_PENALTY = 5
const INITIAL_PENALTY = 4
/** So many words of one key take part: 1 syllable has up to 150, the rare ones never win a sentence. At the start all of a syllable stay: a name's rare character is picked there. */
const WORDS_PER_KEY = 32
const WORD_MAX_SYLLABLES = 12
/** Hostile letters branch at every place; no real phrase comes near. */
const LOOKUPS_PER_START = 400

/** One reading of the letters at a place: a whole syllable, an unfinished last one, or only its first letters. */
interface Piece {
  readonly end: number
  readonly key: string
  readonly letter: string
  /** Looked up by first letters. */
  readonly initial: boolean
  /** The letters are a whole syllable. */
  readonly whole: boolean
  /** Undefined where the syllable cannot be meant. */
  penaltyFor(syllable: string): number | undefined
}

/** Whole syllables where they cover what was typed; else also initials (dbbz), alone or mixed in. */
export function latticeOf(typed: Typed, dictionary: PinyinDictionary, ear: Ear): Lattice {
  const strict = build(typed, dictionary, ear, false)
  return strict.reach === typed.letters.length ? strict : build(typed, dictionary, ear, true)
}

/** Words whose syllables begin with exactly the letters typed: gaj is 公安局 although ga j can be spelled. */
export function wordsOfInitials({ letters, breaks }: Typed, dictionary: PinyinDictionary): readonly Word[] {
  if (letters.length < 2 || letters.length > WORD_MAX_SYLLABLES || breaks.size > 0) return []
  return dictionary.byInitials(letters).words
}

function build(typed: Typed, dictionary: PinyinDictionary, ear: Ear, initials: boolean): Lattice {
  const { length } = typed.letters
  const steps: Step[][] = Array.from({ length }, () => [])
  const reached = new Set([0])
  const pieces = Array.from({ length }, (_, at) => piecesAt(typed, at, ear, initials))
  for (let start = 0; start < length; start += 1) {
    if (!reached.has(start)) continue
    const found = stepsFrom(pieces, start, dictionary)
    steps[start] = found
    for (const { end } of found) reached.add(end)
  }
  return { steps, reach: Math.max(...reached) }
}

function stepsFrom(places: readonly (readonly Piece[])[], start: number, dictionary: PinyinDictionary): Step[] {
  const found: Step[] = []
  let lookups = 0
  walk(start, [])
  return found

  function walk(at: number, before: readonly Piece[]): void {
    for (const piece of places[at] ?? []) {
      lookups += 1
      if (lookups > LOOKUPS_PER_START) return
      const pieces = [...before, piece]
      const entry = entryOf(pieces, dictionary)
      collect(pieces, entry.words, piece.end)
      if (entry.longer && pieces.length < WORD_MAX_SYLLABLES && piece.end < places.length) walk(piece.end, pieces)
    }
  }

  function collect(pieces: readonly Piece[], words: readonly Word[], end: number): void {
    let kept = 0
    const most = start === 0 && pieces.length === 1 && pieces[0]?.whole === true ? Number.POSITIVE_INFINITY : WORDS_PER_KEY
    for (const word of words) {
      if (kept >= most) return
      const penalty = penaltyOf(pieces, word.syllables)
      if (penalty === undefined) continue
      found.push({ word, end, penalty })
      kept += 1
    }
  }
}

function entryOf(pieces: readonly Piece[], dictionary: PinyinDictionary): Entry {
  if (pieces.some(({ initial }) => initial)) return dictionary.byInitials(pieces.map(({ letter }) => letter).join(''))
  return dictionary.entry(pieces.map(({ key }) => key).join("'"))
}

function penaltyOf(pieces: readonly Piece[], syllables: readonly string[]): number | undefined {
  if (syllables.length !== pieces.length) return undefined
  let sum = 0
  for (const [i, piece] of pieces.entries()) {
    const penalty = piece.penaltyFor(syllables[i] ?? '')
    if (penalty === undefined) return undefined
    sum += penalty
  }
  return sum
}

function piecesAt(typed: Typed, at: number, ear: Ear, initials: boolean): Piece[] {
  const { letters, breaks } = typed
  const pieces: Piece[] = []
  for (let end = at + 1; end <= Math.min(letters.length, at + SYLLABLE_MAX_LETTERS); end += 1) {
    const part = letters.slice(at, end)
    const reading = spelled(part, ear.fuzzy)
    if (reading !== undefined) pieces.push(wholePiece(reading, end, ear))
    if (end === letters.length && !initials) pieces.push(...unfinishedPieces(part, end))
    if (initials && isInitial(part)) pieces.push(initialPiece(part, end, ear))
    if (breaks.has(end)) break
  }
  return pieces
}

function wholePiece({ key, exact }: Reading, end: number, { fuzzy }: Ear): Piece {
  return {
    end,
    key,
    letter: (exact ?? key)[0] ?? '',
    initial: false,
    whole: true,
    penaltyFor: (syllable) => {
      if (syllable === exact) return 0
      return fuzzy && confusable(syllable) === key ? CONFUSED_PENALTY : undefined
    },
  }
}

function unfinishedPieces(part: string, end: number): Piece[] {
  const exact = new Set(begunWith(part))
  const penalty = spelled(part, false) === undefined ? UNFINISHED_PENALTY : UNFINISHED_THOUGH_WHOLE_PENALTY
  const keys = new Set([...exact].map(confusable))
  return [...keys].map((key) => ({
    end,
    key,
    letter: part[0] ?? '',
    initial: false,
    whole: false,
    penaltyFor: (syllable) => (exact.has(syllable) ? penalty : undefined),
  }))
}

function initialPiece(part: string, end: number, { fuzzy }: Ear): Piece {
  return {
    end,
    key: part,
    letter: part[0] ?? '',
    initial: true,
    whole: false,
    penaltyFor: (syllable) => (hasInitial(syllable, part, fuzzy) ? INITIAL_PENALTY : undefined),
  }
}

function isInitial(part: string): boolean {
  return part.length === 1 ? !/[iuv]/.test(part) : /^[zcs]h$/.test(part)
}
