// The town's own words for the pinyin: places, villages, surnames, words of its titles. A few in memory, laid over the dictionary.
import { pinyin } from 'pinyin-pro'
import { NO_GROUP, type Word } from '../../../shared/ime/dictionary.ts'
import { SYLLABLES } from '../../../shared/ime/syllables.ts'

const WORDS_MAX = 2_000
const WORD_MAX_CHARACTERS = 12
/** As usual here as 政府 is everywhere, in nats; each further character makes a word more certain. */
const TOWN_WORD_COST = 7

/** Only words of Chinese characters; what is longer or more than a few thousand is left out. */
export function townWords(texts: readonly string[]): Word[] {
  const syllablesKnown = new Set(SYLLABLES)
  return [...new Set(texts)].slice(0, WORDS_MAX).flatMap((text) => {
    const characters = [...text].length
    if (characters < 2 || characters > WORD_MAX_CHARACTERS || !/^\p{Script=Han}+$/u.test(text)) return []
    const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true })
    const readable = syllables.length === characters && syllables.every((syllable) => syllablesKnown.has(syllable))
    return readable ? [{ text, syllables, cost: TOWN_WORD_COST, kind: 'plain', group: NO_GROUP } satisfies Word] : []
  })
}
