// Which keys of an attached keyboard do nothing.

export interface PressedKey {
  readonly key: string
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly shift: boolean
}

/** Editing keys with Ctrl that stay. */
const EDITING = new Set(['a', 'c', 'v', 'x', 'z'])

/** Function keys and every combination that is not editing text: reload, developer tools, zoom, close, quit, print, back. */
export function isLocked(input: PressedKey): boolean {
  if (/^F\d{1,2}$/.test(input.key)) return true
  if (input.alt || input.meta) return !isCharacterByAltGr(input)
  if (!input.control) return /^(Browser|Launch|Media)/.test(input.key)
  return !EDITING.has(input.key.toLowerCase()) || input.shift
}

/** AltGr arrives as Control with Alt and makes a character. */
function isCharacterByAltGr(input: PressedKey): boolean {
  return input.control && input.alt && !input.meta && [...input.key].length === 1 && !/[a-z0-9]/i.test(input.key)
}
