// Typing hangul: the syllables grow in the field itself, so that nothing waits outside it. A caret that was moved ends them.
import { NOTHING_TYPED, shownHangul, typeHangul } from '../../../shared/hangul/typing.ts'
import { replaceBefore, typeText } from './field.ts'

let keys = NOTHING_TYPED

export function pressJamo(jamo: string): void {
  const before = shownHangul(keys)
  const next = typeHangul(keys, { kind: 'jamo', jamo })
  if (before !== '' && replaceBefore(before, shownHangul(next))) {
    keys = next
    return
  }
  keys = typeHangul(NOTHING_TYPED, { kind: 'jamo', jamo })
  typeText(shownHangul(keys))
}

/** Takes back one press; false where no syllable is growing. */
export function takeBackJamo(): boolean {
  const before = shownHangul(keys)
  if (before === '') return false
  const next = typeHangul(keys, { kind: 'backspace' })
  if (!replaceBefore(before, shownHangul(next))) {
    endSyllables()
    return false
  }
  keys = next
  return true
}

/** What stands in the field is done. */
export function endSyllables(): void {
  keys = NOTHING_TYPED
}
