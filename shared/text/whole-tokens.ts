// Numbers that must not be parted over two lines: 文号, dates, times, telephone numbers.

/** Each alternative is one token; the digits before and after keep a longer number from being taken for a shorter one. */
const TOKEN = new RegExp(
  [
    String.raw`\p{Script=Han}{0,4}[〔\[［]\d{4}[〕\]］]\s?\d+号`,
    String.raw`(?<!\d)\d{4}[年년] ?(?:\d{1,2}[月월](?: ?\d{1,2}[日일])?)?`,
    String.raw`(?<!\d)\d{1,2}[月월] ?\d{1,2}[日일]`,
    String.raw`(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:, \d{4})?(?!\d)`,
    String.raw`(?<!\d)\d{1,2}[:：]\d{2}(?: ?[-–—~～] ?\d{1,2}[:：]\d{2})?(?!\d)`,
    String.raw`(?<!\d)0\d{2,3}[-－ ]\d{3,4}[ -]?\d{4}(?!\d)`,
    String.raw`(?<!\d)1\d{2} ?\d{4} ?\d{4}(?!\d)`,
  ].join('|'),
  'gu',
)

export interface TextPart {
  readonly text: string
  /** Stays on one line. */
  readonly whole: boolean
}

/** The text in its parts; put together they are the text again. */
export function wholeTokens(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0].trimEnd()
    if (match.index > at) parts.push({ text: text.slice(at, match.index), whole: false })
    parts.push({ text: token, whole: true })
    at = match.index + token.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), whole: false })
  return parts
}
