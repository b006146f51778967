// Whether the keyboard is open, for which field, and how this person writes. In memory only; gone at the session's end.
import { create } from 'zustand'
import type { FieldKeys, Script } from '../../../shared/typing/field-keys.ts'
import { bindField, keysOf, type TypedField } from './field.ts'
import { dropPending } from './pending.ts'
import { endTypingSession } from './typing-session.ts'

interface Keyboard {
  /** Undefined: closed. `name` tells one field from the next. */
  readonly field: { readonly keys: FieldKeys; readonly multiline: boolean; readonly name: string } | undefined
  /** Undefined until the first field of a session has asked. */
  readonly script: Script | undefined
  /** Digits and marks are shown in place of the script. */
  readonly marks: boolean
  readonly shifted: boolean
}

const AS_FOUND: Keyboard = { field: undefined, script: undefined, marks: false, shifted: false }

export const useKeyboard = create<Keyboard>()(() => AS_FOUND)

export function openKeyboard(element: TypedField): void {
  bindField(element)
  const field = { keys: keysOf(element), multiline: element instanceof HTMLTextAreaElement, name: element.id }
  useKeyboard.setState({ field, marks: false, shifted: false })
}

/** What was not picked yet is dropped: who goes on by 下一步 has it taken first (`afterTyping`). */
export function closeKeyboard(): void {
  if (useKeyboard.getState().field === undefined) return
  dropPending()
  bindField(undefined)
  useKeyboard.setState({ field: undefined, marks: false, shifted: false })
}

export function chooseScript(script: Script): void {
  useKeyboard.setState({ script, marks: false, shifted: false })
}

export function showMarks(marks: boolean): void {
  useKeyboard.setState({ marks })
}

export function shift(shifted: boolean): void {
  useKeyboard.setState({ shifted })
}

/** Nothing of this person is in the keyboard: no script chosen, nothing open. */
export function keyboardAsFound({ field, script }: Keyboard): boolean {
  return field === undefined && script === undefined
}

/** The person has gone: what they picked goes here and at the host. */
export function endTyping(): void {
  closeKeyboard()
  useKeyboard.setState(AS_FOUND)
  endTypingSession()
}
