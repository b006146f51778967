// The keyboard over the pages that it is opened on: each way of writing, with something typed. Nothing is written into a field.
import type { Script } from '../../../shared/typing/field-keys.ts'
import { typedField } from '../keyboard/field.ts'
import { endTyping, openKeyboard, showMarks, useKeyboard } from '../keyboard/keyboard-state.ts'
import type { AuditedScreen } from './audited-screen.ts'
import { press, until } from './press.ts'

interface Wanted {
  readonly name: string
  /** Name of the page below it, and test id of the field. */
  readonly on: string
  readonly field: string
  readonly script?: Script
  readonly marks?: boolean
  readonly letters?: string
}

const REQUEST = 'form-disclosure-request'
const WANTED: readonly Wanted[] = [
  { name: 'question', on: 'home', field: 'search-input' },
  { name: 'search', on: 'home', field: 'search-input', script: 'pinyin', letters: 'bt' },
  { name: 'pinyin', on: `${REQUEST}-information`, field: 'field-information', script: 'pinyin', letters: 'yi' },
  { name: 'handwriting', on: `${REQUEST}-information`, field: 'field-information', script: 'handwriting' },
  { name: 'hangul', on: `${REQUEST}-person`, field: 'field-name', script: 'hangul' },
  { name: 'english', on: `${REQUEST}-person`, field: 'field-name', script: 'english' },
  { name: 'marks', on: `${REQUEST}-information`, field: 'field-information', script: 'pinyin', marks: true },
  { name: 'digits', on: `${REQUEST}-contact`, field: 'field-phone' },
  { name: 'email', on: `${REQUEST}-contact`, field: 'field-email' },
  { name: 'id-number', on: `${REQUEST}-person`, field: 'field-idNumber' },
  { name: 'credit-code', on: `${REQUEST}-organisation`, field: 'field-creditCode' },
  { name: 'receipt-code', on: 'my-receipts', field: 'query-code-input' },
]

/** `pages`: the screens that were found so far. Where a form can't be filed here, its page is looked at without a keyboard. */
export function keyboardScreens(pages: readonly AuditedScreen[]): AuditedScreen[] {
  return WANTED.flatMap((wanted) => {
    const below = pages.find(({ name }) => name === wanted.on)
    return below === undefined ? [] : [{ name: `keyboard-${wanted.name}`, open: () => open(below, wanted) }]
  })
}

async function open(below: AuditedScreen, { field, script, marks, letters }: Wanted): Promise<void> {
  endTyping()
  await below.open()
  const element = () => typedField(document.querySelector(`[data-testid="${field}"]`))
  await until(() => element() !== undefined)
  const found = element()
  if (found === undefined) return
  found.focus()
  openKeyboard(found)
  if (script !== undefined) useKeyboard.setState({ script })
  showMarks(marks === true)
  for (const letter of letters ?? '') await press(`key-${letter}`)
}
