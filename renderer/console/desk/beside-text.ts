// A document's text in pieces, each with the findings about it, and their places marked: so that a remark stands beside its sentence.
import type { DeskFinding } from '../../../shared/api/hub-desk.ts'
import { placeInText } from './place-in-text.ts'

export interface TextPiece {
  readonly html: string
  readonly findings: readonly DeskFinding[]
}

export interface BesideText {
  readonly pieces: readonly TextPiece[]
  /** About the whole, or about what stands on no page: a file name, a comment, a field. */
  readonly elsewhere: readonly DeskFinding[]
}

/** `html`: cleaned by the hub. Each finding stands once, at its first place. */
export function besideText(html: string, findings: readonly DeskFinding[]): BesideText {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const blocks = [...page.body.children]
  const placed = new Map<Element, DeskFinding[]>()
  const elsewhere: DeskFinding[] = []
  for (const finding of findings) {
    const block = finding.part === undefined ? markIn(blocks, finding) : undefined
    if (block === undefined) elsewhere.push(finding)
    else placed.set(block, [...(placed.get(block) ?? []), finding])
  }
  return { pieces: blocks.map((block) => ({ html: block.outerHTML, findings: placed.get(block) ?? [] })), elsewhere }
}

/** A finding brings words from before and behind its place along, also of the blocks beside it: its middle says which block is meant. */
function markIn(blocks: readonly Element[], { where = '', severity }: DeskFinding): Element | undefined {
  const place = placeInText(blocks.map(({ textContent }) => textContent ?? '').join(''), where)
  if (place === undefined) return undefined
  const middle = Math.floor((place.start + place.end) / 2)
  let start = 0
  for (const block of blocks) {
    const length = block.textContent?.length ?? 0
    if (middle < start + length) {
      mark(block, { start: place.start - start, end: place.end - start }, severity)
      return block
    }
    start += length
  }
  return undefined
}

function mark(block: Element, place: { start: number; end: number }, severity: DeskFinding['severity']): void {
  const { ownerDocument } = block
  let at = 0
  for (const node of textNodes(block)) {
    const from = Math.max(place.start - at, 0)
    const to = Math.min(place.end - at, node.data.length)
    at += node.data.length
    if (from >= to) continue
    const range = ownerDocument.createRange()
    range.setStart(node, from)
    range.setEnd(node, to)
    const marked = ownerDocument.createElement('mark')
    marked.className = `mark-${severity}`
    range.surroundContents(marked)
  }
}

/** Collected before anything is marked: marking makes new ones. */
function textNodes(block: Element): Text[] {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node instanceof Text) nodes.push(node)
  return nodes
}
