// Text put together out of millions of characters, as numbers: a string for each of them and a join took most of the time of indexing.

const SPACE = 0x20
const FIRST_OF_TWO_UNITS = 0x1_0000
/** Units that one call of fromCharCode takes: its arguments lie on the stack. */
const UNITS_AT_ONCE = 8_192

export class WrittenWords {
  private readonly units: Uint16Array
  private end = 0

  /** `units`: room in UTF-16 units, a space after each word counted. */
  constructor(units: number) {
    this.units = new Uint16Array(units)
  }

  /** One character of a word; `character` is its code point. */
  put(character: number): void {
    if (character < FIRST_OF_TWO_UNITS) {
      this.units[this.end++] = character
      return
    }
    this.units[this.end++] = 0xd7c0 + (character >> 10)
    this.units[this.end++] = 0xdc00 + (character & 0x3ff)
  }

  endWord(): void {
    this.units[this.end++] = SPACE
  }

  /** All words with a space between them. */
  text(): string {
    const end = Math.max(0, this.end - 1)
    let text = ''
    for (let at = 0; at < end; at += UNITS_AT_ONCE)
      text += Reflect.apply(String.fromCharCode, undefined, this.units.subarray(at, Math.min(end, at + UNITS_AT_ONCE)))
    return text
  }
}
