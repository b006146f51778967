// The field that is typed into. The keyboard keeps no text of its own: it changes what stands in the field, at the field's caret (F73).
import { deleting, type Edit, type FieldText, textBefore as lastOf, typing } from '../../../shared/typing/edit-text.ts'
import { type FieldKeys, isFieldKeys } from '../../../shared/typing/field-keys.ts'

export type TypedField = HTMLInputElement | HTMLTextAreaElement

let field: TypedField | undefined

export function typedField(element: unknown): TypedField | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return undefined
  return isFieldKeys(element.dataset['keys']) && !element.disabled && !element.readOnly ? element : undefined
}

export function keysOf(element: TypedField): FieldKeys {
  const { keys } = element.dataset
  return isFieldKeys(keys) ? keys : 'words'
}

export function bindField(element: TypedField | undefined): void {
  field = element
}

/** Undefined once it has gone from the page. */
export function boundField(): TypedField | undefined {
  return field?.isConnected === true ? field : undefined
}

/** After a touch on the keyboard: the caret is seen, and keys of a real keyboard go on working. */
export function focusField(): void {
  const element = boundField()
  if (element !== undefined && document.activeElement !== element) element.focus({ preventScroll: true })
}

/** At the caret, in place of what is selected. */
export function typeText(text: string): void {
  change((now, element) => typing(now, text, element.maxLength))
}

export function deleteBack(): void {
  change(deleting)
}

/** Puts `text` in the place of `before`, if just that stands before the caret. */
export function replaceBefore(before: string, text: string): boolean {
  let replaced = false
  change((now, element) => {
    if (now.start !== now.end || !now.text.slice(0, now.start).endsWith(before)) return undefined
    replaced = true
    return typing({ ...now, start: now.start - before.length }, text, element.maxLength)
  })
  return replaced
}

export function textBefore(characters: number): string {
  const element = boundField()
  return element === undefined ? '' : lastOf(textOf(element), characters)
}

function textOf(element: TypedField): FieldText {
  const end = element.value.length
  return { text: element.value, start: element.selectionStart ?? end, end: element.selectionEnd ?? end }
}

function change(edit: (now: FieldText, element: TypedField) => Edit | undefined): void {
  const element = boundField()
  if (element === undefined) return
  const made = edit(textOf(element), element)
  if (made === undefined || (made.from === made.to && made.insert === '')) return
  element.setRangeText(made.insert, made.from, made.to, 'end')
  // As a key of a keyboard would tell: the page's own state follows, and the field stays the page's.
  element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: made.insert }))
  showCaret(element)
}

/** A long answer in one line runs out of its field: its end is what is being written. */
function showCaret(element: TypedField): void {
  const atEnd = element.selectionEnd === element.value.length
  if (atEnd && element instanceof HTMLInputElement) element.scrollLeft = element.scrollWidth
  else if (atEnd) element.scrollTop = element.scrollHeight
}
