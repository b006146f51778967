// Keys of a real keyboard, in the script that is chosen on the screen: letters become pinyin or hangul, space and digits pick. What the system's own
// input method composes is left to it, and its Enter never sends a form off (F75).
import { TWO_SET_ROWS } from '../../../shared/hangul/two-set-layout.ts'
import { boundField } from './field.ts'
import { endSyllables, pressJamo, takeBackJamo } from './hangul.ts'
import { useKeyboard } from './keyboard-state.ts'
import {
  dropLetters,
  keepLetters,
  pickCandidate,
  pickFirst,
  pressApart,
  pressLetter,
  takeBackLetter,
  usePinyin,
} from './pinyin.ts'

/** keyCode of a key that an input method has taken; some tell it only so, after they have ended composing. */
const TAKEN = 229
const JAMO = new Map(TWO_SET_ROWS.flat().map((key) => [key.code, key]))

export function followHardwareKeys(): void {
  document.addEventListener('keydown', onKeyDown, true)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === TAKEN) {
    if (event.key === 'Enter') event.preventDefault()
    return
  }
  if (event.target !== boundField() || event.ctrlKey || event.altKey || event.metaKey) return
  const { field, script } = useKeyboard.getState()
  if (field?.keys !== 'words') return
  const taken = script === 'pinyin' ? pinyinKey(event) : script === 'hangul' ? hangulKey(event) : false
  if (!taken) return
  event.preventDefault()
  event.stopPropagation()
}

/** Whether the key was meant for the pinyin. */
function pinyinKey({ key, shiftKey }: KeyboardEvent): boolean {
  const { letters, candidates } = usePinyin.getState()
  if (/^[a-z]$/.test(key) && !shiftKey) {
    pressLetter(key)
    return true
  }
  if (letters === '') return false
  if (key === 'Backspace') takeBackLetter()
  else if (key === 'Escape') dropLetters()
  else if (key === 'Enter') keepLetters()
  else if (key === "'") pressApart()
  else if (key === ' ') void pickFirst()
  else if (/^[1-9]$/.test(key)) {
    const picked = candidates[Number(key) - 1]
    if (picked !== undefined) pickCandidate(picked)
  } else return false
  return true
}

function hangulKey({ code, key, shiftKey }: KeyboardEvent): boolean {
  if (key === 'Backspace') return takeBackJamo()
  const jamo = JAMO.get(code)
  if (jamo === undefined) {
    endSyllables()
    return false
  }
  pressJamo(shiftKey ? jamo.shifted : jamo.jamo)
  return true
}
