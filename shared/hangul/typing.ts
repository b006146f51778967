// Typing hangul on the two-set keyboard, as a reducer: what each press makes of what stands there.

import { neverHappens } from '../result.ts'
import { type Composed, composeSyllables } from './compose-syllables.ts'

export interface HangulTyping {
  /** Fixed: what was committed. */
  readonly text: string
  /** Keys pressed since. All are kept, not those of the last syllable alone, so that one press back undoes just one press: 달기 is 닭 again. */
  readonly keys: readonly string[]
}

export type HangulPress =
  | { readonly kind: 'jamo'; readonly jamo: string }
  /** Takes back one key; where none is left, the last character of the text. */
  | { readonly kind: 'backspace' }
  | { readonly kind: 'commit' }
  /** A space, a digit, a mark: commits, then stands behind it. */
  | { readonly kind: 'other'; readonly text: string }

export const NOTHING_TYPED: HangulTyping = { text: '', keys: [] }

export function typeHangul(typing: HangulTyping, press: HangulPress): HangulTyping {
  switch (press.kind) {
    case 'jamo':
      return { ...typing, keys: [...typing.keys, press.jamo] }
    case 'backspace':
      return typing.keys.length > 0
        ? { ...typing, keys: typing.keys.slice(0, -1) }
        : { ...typing, text: [...typing.text].slice(0, -1).join('') }
    case 'commit':
      return { text: shownHangul(typing), keys: [] }
    case 'other':
      return { text: shownHangul(typing) + press.text, keys: [] }
    default:
      return neverHappens(press)
  }
}

/** The syllables of the keys that are not committed; the pending one is to be marked in the field. */
export function composing(typing: HangulTyping): Composed {
  return composeSyllables(typing.keys)
}

/** All that stands in the field. */
export function shownHangul(typing: HangulTyping): string {
  const { finished, pending } = composing(typing)
  return typing.text + finished + pending
}
