// How each word is read: pinyin-pro's reading in its context, the corrections of assets/ime/readings.txt, and all readings of a single character.
import { pinyin } from 'pinyin-pro'
import { COLOURING_R, SYLLABLES } from '../../shared/ime/syllables.ts'
import { otherReadings } from './own-words.ts'

export interface Reading {
  readonly syllables: readonly string[]
  /** What part of the word's uses is read so, 0 to 1. */
  readonly share: number
}

/** A reading that no known word uses is still typed by somebody who looks for the character. */
const SHARE_AT_LEAST = 0.0005
const KNOWN = new Set(SYLLABLES)
/** Here 儿 is a syllable of its own. */
const PLAIN_ER = /^(?:[女婴幼孤胎少小]儿|儿)$|孤儿|女儿|婴儿|幼儿|少儿|胎儿|生儿|小儿/

export type WordReader = (text: string) => readonly Reading[]

/** A reader of words; `counts` says how often each word is used, from which the shares of a character's readings come. */
export function wordReader(counts: ReadonlyMap<string, number>): WordReader {
  const corrected = correctedReadings()
  const uses = readingUses(counts, corrected)
  return (text) => {
    if (text.length === 1) return characterReadings(text, uses.get(text), corrected.get(text) ?? [])
    const readings = corrected.get(text) ?? [usualReading(text)]
    return readings
      .filter((syllables) => syllables.length === text.length && syllables.every((syllable) => KNOWN.has(syllable)))
      .flatMap((syllables) => [{ syllables, share: 1 }, ...coloured(text, syllables)])
  }
}

function usualReading(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
}

function correctedReadings(): Map<string, string[][]> {
  const found = new Map<string, string[][]>()
  for (const { text, syllables } of otherReadings()) found.set(text, [...(found.get(text) ?? []), syllables])
  return found
}

/** dianr for 点儿, beside dianer. */
function coloured(text: string, syllables: readonly string[]): Reading[] {
  if (!text.endsWith('儿') || PLAIN_ER.test(text)) return []
  return [{ syllables: [...syllables.slice(0, -1), COLOURING_R], share: 1 }]
}

/** For each character how often it is read how, over all words that hold it. */
function readingUses(
  counts: ReadonlyMap<string, number>,
  corrected: ReadonlyMap<string, string[][]>,
): Map<string, Map<string, number>> {
  const uses = new Map<string, Map<string, number>>()
  for (const [text, count] of counts) {
    const syllables = (text.length > 1 && corrected.get(text)?.[0]) || usualReading(text)
    if (syllables.length !== text.length) continue
    for (const [i, character] of [...text].entries()) {
      const readings = uses.get(character) ?? new Map<string, number>()
      const syllable = syllables[i] ?? ''
      readings.set(syllable, (readings.get(syllable) ?? 0) + count)
      uses.set(character, readings)
    }
  }
  return uses
}

function characterReadings(
  character: string,
  uses: ReadonlyMap<string, number> | undefined,
  also: readonly string[][],
): Reading[] {
  const listed = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
  const said = also.map(([syllable = '']) => syllable)
  const total = [...(uses?.values() ?? [])].reduce((sum, count) => sum + count, 1)
  return [...new Set([...said, ...listed])]
    .filter((syllable) => KNOWN.has(syllable))
    .map((syllable) => {
      const share = (uses?.get(syllable) ?? 0) / total
      return { syllables: [syllable], share: Math.max(share, said.includes(syllable) ? 0.1 : SHARE_AT_LEAST) }
    })
}
