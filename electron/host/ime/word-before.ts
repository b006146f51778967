// The word that stands before the caret, as the dictionary knows it: what is typed next depends on it.
import { pinyin } from 'pinyin-pro'
import { keyOf, type PinyinDictionary, type Word } from '../../../shared/ime/dictionary.ts'

const WORD_MAX_CHARACTERS = 4

/** The longest word at the end of the text; undefined after a mark, another script, or nothing. */
export function wordBefore(dictionary: PinyinDictionary, before: string): Word | undefined {
  const characters = [...(/\p{Script=Han}+$/u.exec(before)?.[0] ?? '')]
  for (let length = Math.min(WORD_MAX_CHARACTERS, characters.length); length > 0; length -= 1) {
    const text = characters.slice(-length).join('')
    const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true })
    const word = dictionary.entry(keyOf(syllables)).words.find((one) => one.text === text)
    if (word !== undefined) return word
  }
  return undefined
}
