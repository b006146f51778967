// Bytes of an office's text file to text. UTF-8 and GB18030 are both normal here; a mark at the start settles it.

export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  /** Characters that could not be read; each stands as U+FFFD in the text. */
  readonly unreadable: number
}

/** A text cut in the middle of a character still is UTF-8: so few bad spots in so many characters. */
const UTF8_BAD_SHARE = 0.001

/** Undefined when the bytes are no text in any of these encodings (a picture, a program). */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return decoded('utf-16le', bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return decoded('utf-16be', bytes)
  // A zero byte never stands in a text of the byte-wise encodings.
  if (bytes.includes(0)) return undefined
  const utf8 = decoded('utf-8', bytes)
  if (
    // Bytes that are UTF-8 throughout are that, also when somebody's earlier damage stands in them as U+FFFD.
    isUtf8(bytes) ||
    utf8.unreadable <= 1 + utf8.text.length * UTF8_BAD_SHARE * Number(hasManyWideCharacters(utf8.text))
  )
    return utf8
  const gb = decoded('gb18030', bytes)
  return gb.unreadable <= 1 + gb.text.length * UTF8_BAD_SHARE ? gb : undefined
}

function decoded(encoding: DecodedText['encoding'], bytes: Uint8Array): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, unreadable: text.split('\uFFFD').length - 1 }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Text really in UTF-8 shows wide characters; GB18030 bytes read as UTF-8 show almost none. */
function hasManyWideCharacters(text: string): boolean {
  const wide = text.match(/[\u0E00-\uFFFC]/g)?.length ?? 0
  return wide > 20 && wide > text.length * 0.05
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}
