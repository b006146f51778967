// Which characters the loaded files of the bundled fonts have: everything else comes from the machine, if it has it at all.
import { BLANK } from '../../ui/first-fonts.ts'

export interface FontCover {
  /** Families that are bundled with the pages, loaded or not. */
  readonly families: ReadonlySet<string>
  /** Whether a loaded file of this family has the character. */
  has(family: string, codePoint: number): boolean
}

type Range = readonly [from: number, to: number]

/** As it is now: files are loaded when their characters first appear. */
export function fontCover(): FontCover {
  const loaded = new Map<string, Range[]>()
  const families = new Set<string>()
  document.fonts.forEach((face) => {
    const family = plainName(face.family)
    families.add(family)
    if (face.status !== 'loaded' || family === BLANK) return
    const ranges = loaded.get(family) ?? []
    ranges.push(...rangesOf(face.unicodeRange))
    loaded.set(family, ranges)
  })
  const known = new Map<string, boolean>()
  return {
    families,
    has(family, codePoint) {
      const key = `${codePoint}/${family}`
      const kept = known.get(key)
      if (kept !== undefined) return kept
      const has = (loaded.get(family) ?? []).some(([from, to]) => from <= codePoint && codePoint <= to)
      known.set(key, has)
      return has
    },
  }
}

/** A computed `font-family` as names. */
export function familiesOf(written: string): string[] {
  return written.split(',').map(plainName)
}

/**
 * Characters that are drawn by something else than a bundled font, and what stands in the way: a family asked for before one that has
 * them, or none that has them.
 */
export function foreignCharacters(
  words: string,
  families: readonly string[],
  cover: FontCover,
): { characters: string; family: string } | undefined {
  const foreign = new Set<string>()
  let family = ''
  for (const character of words) {
    const codePoint = character.codePointAt(0) ?? 0
    if (isDrawnAsNothing(character)) continue
    const first = families.find((name) => !cover.families.has(name) || cover.has(name, codePoint))
    if (first !== undefined && cover.families.has(first)) continue
    foreign.add(character)
    if (family === '') family = first ?? ''
  }
  return foreign.size === 0 ? undefined : { characters: [...foreign].slice(0, 20).join(''), family }
}

function isDrawnAsNothing(character: string): boolean {
  return /^[\s\p{Cc}\p{Cf}\p{Mn}]$/u.test(character)
}

function plainName(family: string): string {
  return family.trim().replace(/^["']|["']$/g, '')
}

/** `U+4e00-9fff, U+30??`. */
function rangesOf(written: string): Range[] {
  return written.split(',').flatMap((part): Range[] => {
    const match = /^\s*U\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/iu.exec(part)
    if (match === null) return []
    const [, from = '', to] = match
    const number = (digits: string) => Number.parseInt(digits, 16)
    return [[number(from.replaceAll('?', '0')), number(to ?? from.replaceAll('?', 'f'))]]
  })
}
