// The project's own words in assets/ime: of the field, of every day, of addresses, of names.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'

export type OwnKind = 'field' | 'everyday' | 'address'

export interface OwnWord {
  readonly text: string
  readonly kind: OwnKind
  /** Typed more often than the others: marked + in the list. */
  readonly frequent: boolean
}

export function ownWords(): OwnWord[] {
  return (['field', 'everyday', 'address'] as const).flatMap((kind) =>
    items(`${kind}-words.txt`).map((item) => ({ text: item.replace('+', ''), kind, frequent: item.endsWith('+') })),
  )
}

/** Short sentences as people say them at a counter; what stands next to what in them is counted. */
export function everydaySentences(): string[] {
  return readLines('everyday-sentences.txt').flatMap((line) => line.split(/\s+/))
}

/** Surnames, the most usual first. */
export function surnames(): string[] {
  return items('surnames.txt')
}

/** Given names and characters of given names, the most usual first. */
export function givenNames(): string[] {
  return items('given-names.txt')
}

/** Readings that the reader of pinyin gets wrong, or that are also said: a word, then its syllables. */
export function otherReadings(): { text: string; syllables: string[] }[] {
  return readLines('readings.txt').map((line) => {
    const [text = '', ...syllables] = line.split(' ')
    return { text, syllables }
  })
}

function items(name: string): string[] {
  return [...new Set(readLines(name).flatMap((line) => line.split(/\s+/)))]
}

function readLines(name: string): string[] {
  const text = readFileSync(join(projectFolder(), 'assets', 'ime', name), 'utf8')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
