// node test/bench/ime.ts: what the 200 phrases cost to type, beside simple-keyboard's Chinese layout. Prints one JSON object; nothing passes or fails by time.
import layout from 'simple-keyboard-layouts/build/layouts/chinese.js'
import { ensurePinyin } from '../../build/ime/ensure-pinyin.ts'
import { openPinyinDictionary } from '../../electron/host/ime/pinyin-dictionary.ts'
import type { PinyinDictionary } from '../../shared/ime/dictionary.ts'
import { lettersOf, type Phrase, phrases, sharesOf, type Typing } from '../ime/phrases.ts'
import { PAGE, tapsOf, texts } from '../ime/taps.ts'

const LETTER_KEYS = /^[a-z]$/

ensurePinyin(() => undefined)
const before = process.memoryUsage().rss
const dictionary = openPinyinDictionary()
if (dictionary === undefined) throw new Error('expected a pinyin dictionary')
const list = phrases()
const engine = {
  full: measured(list, 'full', dictionary),
  initials: measured(list, 'initials', dictionary),
  fuzzy: measured(list, 'fuzzy', dictionary),
}
const rssMB = Math.round((process.memoryUsage().rss - before) / 1e5) / 10
dictionary.close()
process.stdout.write(`${JSON.stringify({ engine, rssMB, simpleKeyboard: besides(list) }, null, 2)}\n`)

function measured(all: readonly Phrase[], typing: Typing, words: PinyinDictionary) {
  const times: number[] = []
  const typed = all.map((phrase) => typedOut(phrase, typing, words, times))
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100
  const kinds = ['everyday', 'policy', 'name', 'address'] as const
  const placesOf = (kind?: Phrase['kind']) =>
    typed.filter((_, i) => kind === undefined || all[i]?.kind === kind).map(({ place }) => place)
  return {
    all: sharesOf(placesOf()),
    ...Object.fromEntries(kinds.map((kind) => [kind, sharesOf(placesOf(kind))])),
    tapsPerCharacter: ratio(
      typed.reduce((sum, { taps }) => sum + taps, 0),
      characters(all),
    ),
    notTypeable: typed.filter(({ taps }) => taps === 0).length,
    msPerKey: { median: at(0.5), p95: at(0.95) },
  }
}

/** One key after another, as a finger does it; then the phrase is picked whole, or piece by piece from its beginning. */
function typedOut(phrase: Phrase, typing: Typing, words: PinyinDictionary, times: number[]): { place: number; taps: number } {
  const letters = lettersOf(phrase, typing)
  for (let length = 1; length <= letters.length; length += 1) {
    const started = performance.now()
    texts(letters.slice(0, length), typing, words)
    times.push(performance.now() - started)
  }
  const place = texts(letters, typing, words).findIndex(({ text }) => text === phrase.text)
  return { place, taps: tapsOf(phrase, typing, words) ?? 0 }
}

/** simple-keyboard shows the characters of one syllable, ten at a time; a phrase is typed character by character. */
function besides(all: readonly Phrase[]) {
  // Its types speak of CommonJS; what is loaded is the layout itself.
  const { layoutCandidates } = layout as unknown as { layoutCandidates: Readonly<Record<string, string>> }
  const candidates = layoutCandidates
  let taps = 0
  let typeable = 0
  let typedCharacters = 0
  const places = all.map(({ text, syllables }) => (candidates[syllables.join('')]?.split(' ') ?? []).indexOf(text))
  for (const { text, syllables } of all) {
    const each = [...text].map((character, i) => (candidates[syllables[i] ?? '']?.split(' ') ?? []).indexOf(character))
    if (each.includes(-1)) continue
    typeable += 1
    typedCharacters += each.length
    taps += each.reduce((sum, place, i) => sum + 1 + Math.floor(place / PAGE) + letterKeys(syllables[i]), 0)
  }
  return { all: sharesOf(places), typeable, tapsPerCharacter: ratio(taps, typedCharacters) }
}

function letterKeys(syllable = ''): number {
  return [...syllable].filter((letter) => LETTER_KEYS.test(letter)).length
}

function characters(all: readonly Phrase[]): number {
  return all.reduce((sum, { text }) => sum + text.length, 0)
}

function ratio(part: number, whole: number): number {
  return Math.round((part / Math.max(1, whole)) * 100) / 100
}
