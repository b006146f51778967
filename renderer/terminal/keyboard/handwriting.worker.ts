// Recognises what was written, beside the page: the page stays quick while a thousand characters are compared.
import type { Ink } from '../../../shared/handwriting/ink.ts'
import { recognise } from '../../../shared/handwriting/recognise.ts'
import { readTemplates, type Templates } from '../../../shared/handwriting/templates.ts'

/** `templates`: sent once, before any ink. */
export type ToRecogniser =
  | { readonly kind: 'templates'; readonly bytes: Uint8Array }
  | { readonly kind: 'ink'; readonly ink: Ink; readonly number: number }

/** `characters` are undefined when the templates can't be read. */
export interface FromRecogniser {
  readonly number: number
  readonly characters: readonly string[] | undefined
}

let templates: Templates | undefined

addEventListener('message', ({ data }: MessageEvent<ToRecogniser>) => {
  if (data.kind === 'templates') {
    const read = readTemplates(data.bytes)
    templates = read.ok ? read.value : undefined
    return
  }
  const known = templates
  const characters = known && recognise(data.ink, known).map(({ character }) => character)
  postMessage({ number: data.number, characters } satisfies FromRecogniser)
})
