// What each key does, by the script that is being written.
import { neverHappens } from '../../../shared/result.ts'
import type { Command, KeyPress } from '../../../shared/typing/layouts.ts'
import { deleteBack, typeText } from './field.ts'
import { takeBackInk } from './handwriting.ts'
import { pressJamo, takeBackJamo } from './hangul.ts'
import { chooseScript, closeKeyboard, shift, showMarks, useKeyboard } from './keyboard-state.ts'
import { afterTyping } from './pending.ts'
import { pickFirst, pressApart, pressLetter, takeBackLetter, usePinyin } from './pinyin.ts'

export function pressKey(press: KeyPress): void {
  switch (press.kind) {
    case 'letter':
      pressLetter(press.letter)
      break
    case 'jamo':
      pressJamo(press.jamo)
      shift(false)
      break
    case 'text':
      afterTyping(() => typeText(press.text))
      shift(false)
      break
    case 'command':
      command(press.command)
      break
    default:
      neverHappens(press)
  }
}

function command(name: Command): void {
  switch (name) {
    case 'delete':
      takeBack()
      break
    case 'space':
      space()
      break
    case 'newline':
      afterTyping(() => typeText('\n'))
      break
    case 'close':
      afterTyping(closeKeyboard)
      break
    case 'apart':
      pressApart()
      break
    case 'capitals':
    case 'doubles':
      shift(!useKeyboard.getState().shifted)
      break
    case 'marks':
      afterTyping(() => showMarks(true))
      break
    case 'words':
      showMarks(false)
      break
    case 'pinyin':
    case 'handwriting':
    case 'hangul':
    case 'english':
      afterTyping(() => chooseScript(name))
      break
    default:
      neverHappens(name)
  }
}

/** First what waits, then what stands in the field. */
function takeBack(): void {
  if (usePinyin.getState().letters !== '') takeBackLetter()
  else if (!takeBackInk() && !takeBackJamo()) deleteBack()
}

/** With letters waiting it picks the first candidate, as on every Chinese keyboard. */
function space(): void {
  if (usePinyin.getState().letters !== '') void pickFirst()
  else afterTyping(() => typeText(' '))
}
