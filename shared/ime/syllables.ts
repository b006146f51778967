// The syllables of 拼音 as they are typed: which letters spell which syllable, and which syllables a careless ear takes for one another.

/** By initial, the finals that make a syllable with it. ü is written v; after j, q, x and y it is u. ng, n and m alone are no words here. */
const TABLE = `
- a ai an ang ao e ei en eng er o ou
b a ai an ang ao ei en eng i ian iao ie in ing o u
p a ai an ang ao ei en eng i ian iao ie in ing o ou u
m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f a an ang ei en eng o ou u
d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
t a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo
n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve
l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve
g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j i ia ian iang iao ie in ing iong iu u uan ue un
q i ia ian iang iao ie in ing iong iu u uan ue un
x i ia ian iang iao ie in ing iong iu u uan ue un
zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r an ang ao e en eng i ong ou u ua uan ui un uo
z a ai an ang ao e ei en eng i ong ou u uan ui un uo
c a ai an ang ao e en eng i ong ou u uan ui un uo
s a ai an ang ao e en eng i ong ou u uan ui un uo
y a an ang ao e i in ing o ong ou u uan ue un
w a ai an ang ei en eng o u`

/** 儿 that colours the syllable before it may be typed as a mere r (dianr 点儿). */
export const COLOURING_R = 'r'

export const SYLLABLES: readonly string[] = TABLE.trim()
  .split('\n')
  .flatMap((row) => {
    const [initial = '', ...finals] = row.split(' ')
    return finals.map((final) => (initial === '-' ? final : initial + final))
  })

export const SYLLABLE_MAX_LETTERS = 6

/** The class in which syllables that are often confused fall together: z/zh, c/ch, s/sh, l/n, an/ang, en/eng, in/ing. It is the dictionary's key. */
export function confusable(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei])ng$/, '$1n')
}

/** Letters as typed to the syllables they spell. With `fuzzy` also what a careless ear would write, even where no such syllable exists (zuang). */
const EXACT_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...SYLLABLES.map((syllable) => [syllable, syllable] as const),
  // ü as v after j, q, x, y, and the ue that everybody types for üe.
  ...SYLLABLES.filter((syllable) => /^[jqxy]u/.test(syllable)).map(
    (syllable) => [syllable.replace(/^(.)u/, '$1v'), syllable] as const,
  ),
  ['lue', 'lve'],
  ['nue', 'nve'],
  [COLOURING_R, COLOURING_R],
])

const FUZZY_CLASSES: ReadonlyMap<string, string> = new Map(
  SYLLABLES.flatMap((syllable) => spelledLike(syllable).map((typed) => [typed, confusable(syllable)] as const)),
)

const BY_BEGINNING = byBeginning()

export interface Reading {
  /** The dictionary's key of this syllable. */
  readonly key: string
  /** The syllable that was meant where the letters say exactly one. */
  readonly exact: string | undefined
}

/** What a run of letters spells, as a whole syllable. */
export function spelled(letters: string, fuzzy: boolean): Reading | undefined {
  const exact = EXACT_SPELLINGS.get(letters)
  if (exact !== undefined) return { key: confusable(exact), exact }
  const key = fuzzy ? FUZZY_CLASSES.get(letters) : undefined
  return key === undefined ? undefined : { key, exact: undefined }
}

/** The syllables that begin with these letters but are longer: what an unfinished last syllable may become. */
export function begunWith(letters: string): readonly string[] {
  return BY_BEGINNING.get(letters) ?? []
}

/** Whether a syllable can stand for these typed first letters: z for z and zh, zh for zh (and z with `fuzzy`). */
export function hasInitial(syllable: string, initial: string, fuzzy: boolean): boolean {
  return syllable.startsWith(initial) || (fuzzy && initial.length === 2 && syllable[0] === initial[0])
}

function spelledLike(syllable: string): string[] {
  const initials = [syllable]
  if (/^[zcs]h/.test(syllable)) initials.push(syllable.replace('h', ''))
  else if (/^[zcs]/.test(syllable)) initials.push(`${syllable[0]}h${syllable.slice(1)}`)
  else if (/^[nl]/.test(syllable)) initials.push(`${syllable[0] === 'n' ? 'l' : 'n'}${syllable.slice(1)}`)
  return initials.flatMap((spelling) => {
    if (/[aei]ng$/.test(spelling)) return [spelling, spelling.slice(0, -1)]
    return /[aei]n$/.test(spelling) ? [spelling, `${spelling}g`] : [spelling]
  })
}

function byBeginning(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const syllable of SYLLABLES) {
    for (let length = 1; length < syllable.length; length += 1) {
      const beginning = syllable.slice(0, length)
      const list = found.get(beginning) ?? []
      list.push(syllable)
      found.set(beginning, list)
    }
  }
  return found
}
