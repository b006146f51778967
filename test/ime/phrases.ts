// The 200 phrases, how a person types them in three ways, and what share of them stands where among the candidates.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'
import { confusable } from '../../shared/ime/syllables.ts'

export interface Phrase {
  readonly kind: 'everyday' | 'policy' | 'name' | 'address'
  readonly text: string
  readonly syllables: readonly string[]
}

export type Typing = 'full' | 'initials' | 'fuzzy'

/** The 200 of `phrases.tsv`. */
export function phrases(): Phrase[] {
  return phrasesOf('phrases.tsv')
}

/** Fifty of each (F74). */
export function namesAndAddresses(): Phrase[] {
  const more = phrasesOf('more-names-and-addresses.tsv')
  return [...phrases(), ...more].filter(({ kind }) => kind === 'name' || kind === 'address')
}

function phrasesOf(file: string): Phrase[] {
  const lines = readFileSync(join(projectFolder(), 'test', 'ime', file), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', text = '', pinyin = ''] = line.split('\t')
      return { kind: kind as Phrase['kind'], text, syllables: pinyin.split(' ') }
    })
}

/** `fuzzy`: as somebody types whose speech knows no zh, ch, sh, n and ng. */
export function lettersOf({ syllables }: Phrase, typing: Typing): string {
  if (typing === 'full') return syllables.join('')
  return syllables.map((syllable) => (typing === 'initials' ? (syllable[0] ?? '') : confusable(syllable))).join('')
}

export interface Shares {
  readonly count: number
  /** In per cent. */
  readonly first: number
  readonly inFive: number
}

export function sharesOf(places: readonly number[]): Shares {
  const within = (limit: number) => {
    const share = places.filter((place) => place >= 0 && place < limit).length / Math.max(1, places.length)
    return Math.round(share * 1000) / 10
  }
  return { count: places.length, first: within(1), inFive: within(5) }
}
