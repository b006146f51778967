// Which characters the fonts that a page declares can draw: `@font-face` rules of its style sheets, and the glyphs really in their files.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { create } from 'fontkitten'

export interface FontFace {
  readonly family: string
  readonly file: string
  /** First and last code point of each part of `unicode-range`. */
  readonly ranges: readonly (readonly [number, number])[]
}

const EVERYTHING = [[0, 0x10ffff]] as const

/** The faces of one style sheet; `path` is where it lies. */
export function fontFaces(css: string, path: string): FontFace[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map((match) => {
    const rule = match[1] ?? ''
    const file = /src:\s*url\(["']?([^"')]+)["']?\)/.exec(rule)?.[1]
    const family = /font-family:\s*["']?([^;"']+)/.exec(rule)?.[1]?.trim()
    if (file === undefined || family === undefined) throw new Error(`expected a family and a file in ${rule.slice(0, 200)}`)
    const written = /unicode-range:\s*([^;]+)/.exec(rule)?.[1]
    return { family, file: join(dirname(path), file), ranges: written === undefined ? EVERYTHING : unicodeRanges(written) }
  })
}

/** `U+4E00-9FFF, U+3??` as pairs of first and last. */
export function unicodeRanges(written: string): [number, number][] {
  return written.split(',').map((part) => {
    const match = /^\s*U\+([0-9A-F?]+)(?:-([0-9A-F]+))?\s*$/i.exec(part)
    const first = match?.[1]
    if (first === undefined) throw new Error(`expected a range of characters, got ${part}`)
    return [Number.parseInt(first.replaceAll('?', '0'), 16), Number.parseInt(match?.[2] ?? first.replaceAll('?', 'F'), 16)]
  })
}

/** Keeps the place of what the others draw while their files are read (renderer/ui/blank.css): it draws nothing. */
export const BLANK = 'Blank Until Read'

/** Family to the code points it draws: a glyph outside the range of its rule is never asked for. */
export function glyphs(faces: readonly FontFace[]): Map<string, Set<number>> {
  const families = new Map<string, Set<number>>()
  for (const { family, file, ranges } of faces) {
    const font = create(readFileSync(file))
    if (font.isCollection) throw new Error(`expected one font in ${file}, got a collection`)
    const drawn = families.get(family) ?? new Set<number>()
    families.set(family, drawn)
    for (const code of font.characterSet) if (ranges.some(([first, last]) => first <= code && code <= last)) drawn.add(code)
  }
  return families
}

/** The families of every `font-family` and custom property that names one of the bundled, in order. */
export function familyStacks(css: string, bundled: readonly string[]): string[][] {
  const outsideFaces = css.replaceAll(/@font-face\s*\{[^}]*\}/g, '')
  return [...outsideFaces.matchAll(/(?:font-family|--family[\w-]*)\s*:\s*([^;}]+)/g)]
    .map((match) => (match[1] ?? '').split(',').map((name) => name.trim().replaceAll(/^["']|["']$/g, '')))
    .filter((stack) => stack.some((name) => bundled.includes(name)))
}

/** Characters of `text` that nothing in `drawn` draws, each once. What has no shape of its own is not asked for. */
export function missing(text: string, drawn: ReadonlySet<number>): string[] {
  return [...new Set(text)].filter(
    (character) => !/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(character) && !drawn.has(character.codePointAt(0) ?? 0),
  )
}
