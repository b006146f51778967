// What a key does to the text of a field: the part that is replaced, and by what. Places are UTF-16 units, as fields count them.

export interface FieldText {
  readonly text: string
  /** The caret, or both ends of what is selected. */
  readonly start: number
  readonly end: number
}

export interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** `maxLength`: as of the field; below 0 there is none. What does not fit is left out, never half a character. */
export function typing({ text, start, end }: FieldText, insert: string, maxLength: number): Edit {
  const room = maxLength < 0 ? Number.POSITIVE_INFINITY : maxLength - (text.length - (end - start))
  let fitting = ''
  for (const character of insert) {
    if (fitting.length + character.length > room) break
    fitting += character
  }
  return { from: start, to: end, insert: fitting }
}

/** What is selected, or the character before the caret, whole. */
export function deleting({ text, start, end }: FieldText): Edit {
  if (start !== end) return { from: start, to: end, insert: '' }
  const last = [...text.slice(0, start)].at(-1) ?? ''
  return { from: start - last.length, to: start, insert: '' }
}

/** The last `characters` before the caret: what the pinyin looks at. */
export function textBefore({ text, start }: FieldText, characters: number): string {
  return [...text.slice(0, start)].slice(-characters).join('')
}
