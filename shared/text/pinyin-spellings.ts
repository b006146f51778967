// Pinyin of titles, for the index that `matchesPinyin` is asked with. Stands apart, for its dictionary takes memory and only a build needs it.
import { pinyin } from 'pinyin-pro'

const HAN_RUN = /\p{Script=Han}+/gu

/** The readings of a title's Chinese runs, as stored with the index: runs by `/`, characters by space, readings by comma. */
export function pinyinKey(title: string): string {
  const runs = title.match(HAN_RUN) ?? []
  return runs.map((run) => [...run].map((character) => readingsOf(character).join(',')).join(' ')).join('/')
}

/** Initials and full spellings of a title, for a substring index that finds candidates for `matchesPinyin`. */
export function pinyinSpellings(title: string): string {
  const runs = title.match(HAN_RUN) ?? []
  return [...new Set(runs.flatMap(spellingsOf))].join(' ')
}

/** Titles say the same over and over: 低保公示, 第三次. */
const spellings = new Map<string, readonly string[]>()
const SPELLINGS_KEPT = 5_000

function spellingsOf(run: string): readonly string[] {
  const known = spellings.get(run)
  if (known !== undefined) return known
  const usual = pinyin(run, { toneType: 'none', type: 'array', v: true })
  const spelled = [usual, ...otherReadings([...run], usual)]
  const made = spelled.flatMap((syllables) => [syllables.map((s) => s[0] ?? '').join(''), syllables.join('')])
  if (spellings.size === SPELLINGS_KEPT) spellings.clear()
  spellings.set(run, made)
  return made
}

/** The run with one character at a time in another of its readings. */
function otherReadings(characters: readonly string[], usual: readonly string[]): string[][] {
  return characters.flatMap((character, at) =>
    readingsOf(character)
      .filter((reading) => reading !== usual[at])
      .map((reading) => usual.map((syllable, i) => (i === at ? reading : syllable))),
  )
}

const cache = new Map<string, readonly string[]>()

function readingsOf(character: string): readonly string[] {
  const known = cache.get(character)
  if (known !== undefined) return known
  const syllables = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
  const readings = [...new Set(syllables)].filter((syllable) => /^[a-z]+$/.test(syllable))
  cache.set(character, readings)
  return readings
}
