// A Chinese title in its words, so that a line of it ends between two of them: 免费体／检 can't be read at a glance.
import { type TextPart, wholeTokens } from './whole-tokens.ts'

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })

// （征求意见稿） and the like are read as one.
const REMARKS = /(（[^（）]{1,8}）)/u

/** The title in parts; put together they are the title again. */
export function titleWords(title: string): TextPart[] {
  return wholeTokens(title).flatMap((part) => (part.whole ? [part] : part.text.split(REMARKS).flatMap(wordsOf)))
}

function wordsOf(text: string): TextPart[] {
  if (REMARKS.test(text)) return [{ text, whole: true }]
  return [...words.segment(text)].map(({ segment }) => ({ text: segment, whole: segment.length > 1 }))
}
