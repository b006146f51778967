// A password on standard input: from a person at a keyboard, who sees nothing of it, or from a program.
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { inputLines } from './input-lines.ts'

/** The first line; empty when there is none. */
export async function secretLine(input: Readable & { readonly isTTY?: boolean }, maxCharacters: number): Promise<string> {
  if (input.isTTY !== true) {
    for await (const { text } of inputLines(input, maxCharacters)) return text
    return ''
  }
  // As a terminal without an output it takes the keys itself, and nothing shows them.
  const reader = createInterface({ input, terminal: true })
  try {
    for await (const line of reader) return line.slice(0, maxCharacters)
    return ''
  } finally {
    reader.close()
  }
}
