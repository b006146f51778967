// Lines that another program or a file sends on standard input, one at a time, however long somebody makes them.
import type { Readable } from 'node:stream'

export interface InputLine {
  /** Without its end; cut off where it is too long. */
  readonly text: string
  readonly tooLong: boolean
}

/** Each line as soon as it is whole. No more than `maxCharacters` of a line are held. */
export async function* inputLines(input: Readable, maxCharacters: number): AsyncGenerator<InputLine> {
  input.setEncoding('utf8')
  let text = ''
  let tooLong = false
  let pending = false
  for await (const chunk of input) {
    const parts = String(chunk).split('\n')
    for (const [i, part] of parts.entries()) {
      if (i > 0) {
        yield { text: text.replace(/\r$/, ''), tooLong }
        text = ''
        tooLong = false
      }
      tooLong ||= text.length + part.length > maxCharacters
      text = (text + part).slice(0, maxCharacters)
    }
    pending = parts.at(-1) !== '' || (pending && parts.length === 1)
  }
  if (pending) yield { text, tooLong }
}
