// Puts the jamo of the keys together into syllables, by the rules of the two-set keyboard.

/** In the order of the syllables' code points; so are the two below. */
const LEADS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ']
const TAILS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ']
const FIRST_SYLLABLE = 0xac00

/** Two vowels typed one after the other are one (겹모음). */
const VOWEL_PAIRS: ReadonlyMap<string, string> = new Map([
  ['ㅗㅏ', 'ㅘ'],
  ['ㅗㅐ', 'ㅙ'],
  ['ㅗㅣ', 'ㅚ'],
  ['ㅜㅓ', 'ㅝ'],
  ['ㅜㅔ', 'ㅞ'],
  ['ㅜㅣ', 'ㅟ'],
  ['ㅡㅣ', 'ㅢ'],
])

/** Two consonants that can close a syllable together (겹받침). ㄲ and ㅆ are keys of their own. */
const TAIL_PAIRS: ReadonlyMap<string, string> = new Map([
  ['ㄱㅅ', 'ㄳ'],
  ['ㄴㅈ', 'ㄵ'],
  ['ㄴㅎ', 'ㄶ'],
  ['ㄹㄱ', 'ㄺ'],
  ['ㄹㅁ', 'ㄻ'],
  ['ㄹㅂ', 'ㄼ'],
  ['ㄹㅅ', 'ㄽ'],
  ['ㄹㅌ', 'ㄾ'],
  ['ㄹㅍ', 'ㄿ'],
  ['ㄹㅎ', 'ㅀ'],
  ['ㅂㅅ', 'ㅄ'],
])
const TAIL_PARTS: ReadonlyMap<string, string> = new Map([...TAIL_PAIRS].map(([parts, tail]) => [tail, parts]))

export interface Composed {
  /** Syllables that no further key changes, except taking keys back. */
  readonly finished: string
  /** The syllable, or lone jamo, that the next key may still change. */
  readonly pending: string
}

/** An empty string for what is not there yet. */
interface Syllable {
  readonly lead: string
  readonly vowel: string
  readonly tail: string
}

const NOTHING: Syllable = { lead: '', vowel: '', tail: '' }

/** `keys`: jamo as the keys type them. Anything else stands by itself. */
export function composeSyllables(keys: readonly string[]): Composed {
  let finished = ''
  let pending = NOTHING
  for (const key of keys) {
    const [done, next] = VOWELS.includes(key) ? addVowel(pending, key) : addConsonant(pending, key)
    finished += written(done)
    pending = next
  }
  return { finished, pending: written(pending) }
}

/** What is finished by this key, and what is pending after it. */
type Step = readonly [done: Syllable, pending: Syllable]

function addVowel(pending: Syllable, vowel: string): Step {
  const { lead, tail } = pending
  if (tail !== '') {
    // 닭 + ㅣ is 달기: the last consonant was the next syllable's all along.
    const [stays = '', goes = tail] = TAIL_PARTS.get(tail) ?? ['', tail]
    return [
      { ...pending, tail: stays },
      { lead: goes, vowel, tail: '' },
    ]
  }
  if (pending.vowel === '') return [NOTHING, { lead, vowel, tail }]
  const pair = VOWEL_PAIRS.get(pending.vowel + vowel)
  return pair === undefined ? [pending, { ...NOTHING, vowel }] : [NOTHING, { ...pending, vowel: pair }]
}

function addConsonant(pending: Syllable, consonant: string): Step {
  const { lead, vowel, tail } = pending
  const closed = tail === '' ? consonant : TAIL_PAIRS.get(tail + consonant)
  // ㄸ, ㅃ and ㅉ close no syllable.
  if (lead !== '' && vowel !== '' && closed !== undefined && TAILS.includes(closed))
    return [NOTHING, { ...pending, tail: closed }]
  return [pending, { ...NOTHING, lead: consonant }]
}

function written({ lead, vowel, tail }: Syllable): string {
  const [leadAt, vowelAt, tailAt] = [LEADS.indexOf(lead), VOWELS.indexOf(vowel), TAILS.indexOf(tail)]
  if (leadAt < 0 || vowelAt < 0) return lead + vowel + tail
  return String.fromCodePoint(FIRST_SYLLABLE + (leadAt * VOWELS.length + vowelAt) * TAILS.length + tailAt)
}
