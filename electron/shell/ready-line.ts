// A child process tells on standard output that it is ready: one JSON line.
import { createInterface } from 'node:readline'

/** Resolves at the line, never otherwise. Goes on reading, so that a full pipe never stops the child. */
export function readyLine(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve()
    })
  })
}
