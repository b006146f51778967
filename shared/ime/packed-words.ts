// The words of one key as one line of text: smaller than a row each, and read in one look-up.
import type { Word, WordKind } from './dictionary.ts'
import { confusable } from './syllables.ts'

/** Raise it when this file, the tables or the hash of the pairs change. */
export const DICTIONARY_FORMAT = 2

/** Costs are kept in hundredths of a nat. */
const COST_STEPS = 100
const PACKED = /^(\D+)(\d+)\.(\d+)([sg]?),(.*)$/
const KINDS: Readonly<Record<string, WordKind>> = { s: 'surname', g: 'given' }

/** Under a key of classes (`keyed`) syllables are written only where they differ from their class. */
export function packWords(words: readonly Word[], keyed: boolean): string {
  return words
    .map(({ text, syllables, cost, kind, group }) => {
      const plain = keyed && syllables.every((syllable) => syllable === confusable(syllable))
      const mark = kind === 'surname' ? 's' : kind === 'given' ? 'g' : ''
      return `${text}${Math.round(cost * COST_STEPS)}.${group}${mark},${plain ? '' : syllables.join(' ')}`
    })
    .join(';')
}

/** `classes`: the parts of the key, which are the syllables where none are written. */
export function unpackWords(line: string, classes: readonly string[]): Word[] {
  if (line === '') return []
  return line.split(';').flatMap((item) => {
    const [, text = '', cost = '', group = '', mark = '', syllables = ''] = PACKED.exec(item) ?? []
    if (text === '') return []
    return [
      {
        text,
        cost: Number(cost) / COST_STEPS,
        group: Number(group),
        kind: KINDS[mark] ?? 'plain',
        syllables: syllables === '' ? classes : syllables.split(' '),
      },
    ]
  })
}
