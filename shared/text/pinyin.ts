// Pinyin of titles, for people who type letters: 低保补助 is found by dbbz and by dibao. Characters with several readings count with each (R18).
import { pinyin } from 'pinyin-pro'

/** For each character of a Chinese run its possible readings, without tones. */
type Readings = readonly (readonly string[])[]

/** Latin letters of a query, or undefined when it is not a pinyin query (at least two letters). */
export function pinyinQuery(typed: string): string | undefined {
  const letters = typed.normalize('NFKC').toLowerCase().replace(/[\s']/g, '').replaceAll('ü', 'v')
  return /^[a-z]{2,40}$/.test(letters) ? letters : undefined
}

/** The readings of a title's Chinese runs, as stored with the index: runs by `/`, characters by space, readings by comma. */
export function pinyinKey(title: string): string {
  const runs = title.match(/\p{Script=Han}+/gu) ?? []
  return runs.map((run) => [...run].map((character) => readingsOf(character).join(',')).join(' ')).join('/')
}

/** Whether the letters are a row of initials, or of whole syllables (the last may be cut short), somewhere in a title's key. */
export function matchesPinyin(key: string, letters: string): boolean {
  return key.split('/').some((run) => {
    const readings: Readings = run.split(' ').map((character) => character.split(','))
    return readings.some((_, start) => spells(readings, start, letters) || initialsFrom(readings, start, letters))
  })
}

function spells(readings: Readings, at: number, letters: string): boolean {
  if (letters === '') return true
  const here = readings[at]
  if (here === undefined) return false
  return here.some(
    (syllable) =>
      (letters.startsWith(syllable) && spells(readings, at + 1, letters.slice(syllable.length))) || syllable.startsWith(letters),
  )
}

function initialsFrom(readings: Readings, at: number, letters: string): boolean {
  return [...letters].every((letter, i) => readings[at + i]?.some((syllable) => syllable.startsWith(letter)) ?? false)
}

/** Initials and full spellings of a title, for a substring index that finds candidates for `matchesPinyin`. */
export function pinyinSpellings(title: string): string {
  const runs = title.match(/\p{Script=Han}+/gu) ?? []
  const spellings = runs.flatMap((run) => {
    const usual = pinyin(run, { toneType: 'none', type: 'array', v: true })
    const spelled = [usual, ...otherReadings([...run], usual)]
    return spelled.flatMap((syllables) => [syllables.map((s) => s[0] ?? '').join(''), syllables.join('')])
  })
  return [...new Set(spellings)].join(' ')
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
