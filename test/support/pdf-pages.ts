// What stands on the pages of a PDF and where, by poppler: whether a printed sheet is whole.
import { spawnSync } from 'node:child_process'

export interface PdfPage {
  /** Points. */
  readonly width: number
  readonly height: number
  readonly words: readonly {
    readonly text: string
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }[]
}

export function pdfPages(pdf: Buffer): PdfPage[] {
  const html = run('pdftotext', ['-bbox', '-', '-'], pdf)
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width = '0', height = '0'] = /^width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? []
      const words = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)]
      return {
        width: Number(width),
        height: Number(height),
        words: words.map(([, left, top, right, bottom, text = '']) => ({
          ...{ text: unescaped(text), left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
        })),
      }
    })
}

/** Names of the fonts that are in it. */
export function pdfFonts(pdf: Buffer): string[] {
  const rows = run('pdffonts', ['-'], pdf).split('\n').slice(2)
  return rows.flatMap((row) => /^(?:[A-Z]{6}\+)?(\S+)/.exec(row)?.[1] ?? [])
}

/** Words that reach over the edge of their page. */
export function cutWords(pages: readonly PdfPage[]): string[] {
  return pages.flatMap(({ width, height, words }) =>
    words
      .filter(({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
      .map(({ text }) => text),
  )
}

/** Characters of a text that are on none of the pages, each as often as it is missing. */
export function missingCharacters(pages: readonly PdfPage[], text: string): string {
  const left = new Map<string, number>()
  for (const character of pages.flatMap(({ words }) => words.flatMap((word) => [...squeezed(word.text)])))
    left.set(character, (left.get(character) ?? 0) + 1)
  return [...squeezed(text)]
    .filter((character) => {
      const count = left.get(character) ?? 0
      left.set(character, count - 1)
      return count <= 0
    })
    .join('')
}

/** Without spaces; a letter and its look-alike in another block of Unicode are one glyph of a font, so one in a PDF. */
function squeezed(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '')
}

function run(program: string, args: readonly string[], input: Buffer): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input, maxBuffer: 64 * 1_048_576 })
  if (status !== 0)
    throw new Error(`expected ${program} (Debian: poppler-utils) to read a PDF: ${error?.message ?? stderr.toString()}`)
  return stdout.toString()
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
