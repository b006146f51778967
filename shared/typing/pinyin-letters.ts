// The letters of pinyin that wait for a candidate: a to z, and apostrophes where 分词 was pressed.
import { TYPED_MAX_LETTERS } from '../ime/typed.ts'

const APART = "'"

/** More than a sentence's letters are not taken: the candidate that is there has to be picked first. */
export function withLetter(letters: string, letter: string): string {
  return plain(letters).length < TYPED_MAX_LETTERS ? letters + letter : letters
}

/** 分词: xi'an. Nothing to part at the beginning, or twice at one place. */
export function withBreak(letters: string): string {
  return letters === '' || letters.endsWith(APART) ? letters : letters + APART
}

/** What is left when a candidate has taken `taken` letters, apostrophes not counted. */
export function lettersAfter(letters: string, taken: number): string {
  let at = 0
  for (let left = taken; left > 0 && at < letters.length; at += 1) if (letters[at] !== APART) left -= 1
  while (letters[at] === APART) at += 1
  return letters.slice(at)
}

/** As the bar shows them: parted as the first candidate reads them, where it reads just these letters. */
export function shownLetters(letters: string, syllables: readonly string[] | undefined): string {
  return syllables !== undefined && syllables.join('') === plain(letters) ? syllables.join(APART) : letters
}

function plain(letters: string): string {
  return letters.replaceAll(APART, '')
}
