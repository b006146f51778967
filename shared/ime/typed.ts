// What was typed, brought to plain letters and the places where a syllable must end (apostrophes, spaces, tone numbers).

export const TYPED_MAX_LETTERS = 60
/** With apostrophes and tones between the letters. */
export const TYPED_LINE_MAX_CHARACTERS = 4 * TYPED_MAX_LETTERS

export interface Typed {
  /** a to z only; ü is v. */
  readonly letters: string
  /** Places in `letters` that no syllable may cross. */
  readonly breaks: ReadonlySet<number>
}

const SEPARATORS = /['’‘`·\s\-1-5]/

/** Undefined for what is no pinyin: other characters, a number before any letter, nothing at all, or more than can be one sentence. */
export function typedPinyin(line: string): Typed | undefined {
  if (line.length > TYPED_LINE_MAX_CHARACTERS) return undefined
  let letters = ''
  const breaks = new Set<number>()
  for (const character of plainLetters(line)) {
    if (/[a-z]/.test(character)) letters += character
    else if (SEPARATORS.test(character) && (letters !== '' || !/[0-9]/.test(character))) breaks.add(letters.length)
    else return undefined
  }
  if (letters === '' || letters.length > TYPED_MAX_LETTERS) return undefined
  return { letters, breaks }
}

/** Without tone marks; the dots of ü are no tone mark. */
function plainLetters(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
}
