// A Chinese title in its words, so that a line of it ends between two of them: 免费体／检 can't be read at a glance.
import { type TextPart, wholeTokens } from './whole-tokens.ts'

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** The title in parts; put together they are the title again. */
export function titleWords(title: string): TextPart[] {
  return wholeTokens(title).flatMap((part) =>
    part.whole ? [part] : [...words.segment(part.text)].map(({ segment }) => ({ text: segment, whole: segment.length > 1 })),
  )
}
