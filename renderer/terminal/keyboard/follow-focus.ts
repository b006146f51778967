// The keyboard opens for the field that somebody comes to, by finger, mouse, Tab or a link to a mistake, and closes when they turn to something else.
import { boundField, typedField } from './field.ts'
import { closeKeyboard, openKeyboard, useKeyboard } from './keyboard-state.ts'
import { afterTyping } from './pending.ts'

/** Nothing moves while a finger or a button is down: what it came down on would no longer be under it. */
let down = false
let waiting: (() => void) | undefined

export function followFocus(): void {
  document.addEventListener(
    'pointerdown',
    () => {
      down = true
    },
    true,
  )
  for (const kind of ['pointerup', 'pointercancel'] as const)
    document.addEventListener(
      kind,
      () => {
        down = false
        soon()
      },
      true,
    )
  document.addEventListener('focusin', ({ target }) => cameTo(target))
  // A field that has the focus already is touched again after 收起.
  document.addEventListener('click', ({ target }) => {
    const field = typedField(target)
    if (field !== undefined && useKeyboard.getState().field === undefined) later(() => openKeyboard(field))
  })
}

function cameTo(target: EventTarget | null): void {
  const field = typedField(target)
  if (field !== undefined) {
    if (field !== boundField()) later(() => afterTyping(() => openKeyboard(field)))
    return
  }
  const elsewhere = target instanceof Element && target.closest('.page-main') !== null
  if (elsewhere && boundField() !== undefined) later(() => afterTyping(closeKeyboard))
}

function later(act: () => void): void {
  waiting = act
  if (!down) soon()
}

function soon(): void {
  setTimeout(() => {
    const act = waiting
    waiting = undefined
    act?.()
  })
}
