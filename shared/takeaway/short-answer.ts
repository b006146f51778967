// The short answer (带走的要点): what somebody reads on their own phone at home, with no network, after they scanned it from the screen.
import { isResidentIdNumber } from '../requests/form.ts'

export interface AnswerPart {
  /** Stands before it: 带什么. */
  readonly label?: string | undefined
  /** Sentences, or the lines of a list. Each is there whole or not at all. */
  readonly items: readonly string[]
  /** Smaller stays longer when the room is short. Parts are shown in the order they are given in. */
  readonly rank: number
  /** Of the first item alone, where one phone number is worth more than all that can be said of it. */
  readonly firstRank?: number
}

export interface ShortAnswer {
  readonly text: string
  /** False: something was left out, and the text says so. */
  readonly complete: boolean
}

export interface AnswerRoom {
  /** UTF-8. */
  readonly maxBytes: number
  /** Said at the end when something was left out: where the rest is read. */
  readonly more: string
}

const ELLIPSIS = '…'

/**
 * The parts as lines of text that fit. What does not fit is left out by whole items, the highest rank first; the very first item by rank is shortened rather than
 * left out, so that a text always says what it is about. An item with a person's ID number is never taken.
 */
export function shortAnswer(parts: readonly AnswerPart[], { maxBytes, more }: AnswerRoom): ShortAnswer {
  const clean = parts.map((part) => ({ ...part, items: part.items.map(oneLine).filter(mayBeTaken) }))
  const whole = lines(clean).join('\n')
  if (byteLength(whole) <= maxBytes) return { text: whole, complete: true }

  const room = maxBytes - byteLength(`\n${more}`)
  const taken = clean.map((part) => ({ ...part, items: [] as string[] }))
  const fits = () => byteLength(lines(taken).join('\n')) <= room
  const turns = clean
    .flatMap(({ items, rank, firstRank = rank, label = '' }, part) =>
      items.map((item, at) => ({ item, part, at, label, rank: at === 0 ? firstRank : rank })),
    )
    .sort((a, b) => a.rank - b.rank)
  turns.forEach(({ item, part, at, label }, turn) => {
    const chosen = taken[part]?.items
    // What comes after a gap would read as if nothing were missing.
    if (chosen === undefined || chosen.length < at) return
    chosen.push(item)
    if (fits()) return
    chosen.pop()
    if (turn === 0) chosen.push(clipped(item, room - byteLength(label)))
  })
  return { text: [...lines(taken), more].join('\n'), complete: false }
}

/** Sentences of a running text; list lines stay as they are. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？!?；])|(?<=\.)(?=\s)|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function lines(parts: readonly AnswerPart[]): string[] {
  return parts.flatMap(({ label, items }) => {
    const [only] = items
    if (only === undefined) return []
    if (label === undefined) return items
    return items.length === 1 ? [`${label}${only}`] : [label.trimEnd(), ...items]
  })
}

/** Characters, not bytes: half a character is unreadable. */
function clipped(item: string, room: number): string {
  const kept: string[] = []
  let left = room - byteLength(ELLIPSIS)
  for (const character of item) {
    left -= byteLength(character)
    if (left < 0) break
    kept.push(character)
  }
  return `${kept.join('')}${ELLIPSIS}`
}

function oneLine(item: string): string {
  return item.replaceAll(/\s+/gu, ' ').trim()
}

/** 条例 第15条. The check before publication stops such a text; what slipped through it must not leave on a stranger's phone. */
function mayBeTaken(item: string): boolean {
  if (item === '') return false
  const long = item.normalize('NFKC').matchAll(/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g)
  return [...long].every(([number]) => !isResidentIdNumber(number.toUpperCase()))
}
