// Letters typed for a title: 低保补助 is found by dbbz and by dibao. Characters with several readings count with each (R18). The readings are made
// when a content file is built (pinyin-spellings.ts), so that whoever only asks needs no dictionary.

/** For each character of a Chinese run its possible readings, without tones. */
type Readings = readonly (readonly string[])[]

/** Latin letters of a query, or undefined when it is not a pinyin query (at least two letters). */
export function pinyinQuery(typed: string): string | undefined {
  const letters = typed.normalize('NFKC').toLowerCase().replace(/[\s']/g, '').replaceAll('ü', 'v')
  return /^[a-z]{2,40}$/.test(letters) ? letters : undefined
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
