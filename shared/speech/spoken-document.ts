// A document as it is read aloud: its title, then its text sentence by sentence. Names in lists of a 公示 are not in the text that is read (hub/intake/to-html.ts).
import type { DocumentMeta } from '../content/document.ts'
import { piecesOf, type ReadingRule, wordsOf } from './reading.ts'
import { CHINESE_RULES } from './rules/chinese.ts'
import { ENGLISH_RULES } from './rules/english.ts'
import { KOREAN_RULES } from './rules/korean.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

export type SpokenLanguage = DocumentMeta['language']

/** Tibetan has no rules yet: a voice is given its text as it stands. */
const RULES: Readonly<Record<SpokenLanguage, readonly ReadingRule[]>> = {
  'zh-CN': CHINESE_RULES,
  ko: KOREAN_RULES,
  en: ENGLISH_RULES,
  bo: [],
}

export interface Spoken extends Sentence {
  readonly in: 'title' | 'text'
}

interface SpokenSource {
  readonly title: string
  readonly text: string
}

/** Title first. A first line of the text that only repeats the title is not said twice. */
export function spokenDocument({ title, text }: SpokenSource): Spoken[] {
  const sentences = sentencesOf(text)
  const repeated = sentences.filter(({ paragraph }) => paragraph === 0)
  const from = repeated[0]?.from ?? 0
  const until = repeated.at(-1)?.until ?? 0
  const again = squeezed(text.slice(from, until)) === squeezed(title)
  return [
    ...sentencesOf(title).map((one) => ({ ...one, in: 'title' as const })),
    ...(again ? sentences.slice(repeated.length) : sentences).map((one) => ({ ...one, in: 'text' as const })),
  ]
}

/** The sentence as it stands. */
export function shownWords(document: SpokenSource, place: Pick<Spoken, 'in' | 'from' | 'until'>): string {
  return document[place.in].slice(place.from, place.until)
}

/** What a voice is given for a sentence. */
export function saidWords(sentence: string, language: SpokenLanguage): string {
  return wordsOf(piecesOf(sentence, RULES[language]))
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '')
}
