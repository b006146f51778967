// Where on the page a sentence stands. The page breaks words and lines its own way, so both sides are compared without their white space.
import { shownWords } from '../../../shared/speech/spoken-document.ts'
import type { SaidPlace } from './speaker.ts'

interface Source {
  readonly title: string
  readonly text: string
}

/** Finds the sentences of a document below `part`, asked in their order; undefined for what the page does not show (the text of a PDF). */
export function shownSentences(part: Element, source: Source): (place: SaidPlace) => Range | undefined {
  const shown = { title: lettersOf(part.querySelectorAll('h1')), text: lettersOf(part.querySelectorAll('[data-read-aloud]')) }
  return (place) => {
    const { letters, places } = shown[place.in]
    const words = squeezed(shownWords(source, place))
    const at = letters.indexOf(words, Math.max(0, expectedAt(letters, source, place)))
    const [first, last] = [places[at], places[at + words.length - 1]]
    if (at < 0 || first === undefined || last === undefined) return undefined
    const range = document.createRange()
    range.setStart(first.node, first.offset)
    range.setEnd(last.node, last.offset + 1)
    return range
  }
}

/** The same words may stand there more than once: the one as far from the end as in the text, or the next before it that fits. */
function expectedAt(letters: string, source: Source, place: SaidPlace): number {
  const words = squeezed(shownWords(source, place))
  const before = squeezed(source[place.in].slice(0, place.from)).length
  // A page shows more than the text (lists of a 公示) or less (a heading that repeats the title), never in another order.
  const less = squeezed(source[place.in]).length - letters.length
  const earliest = before - Math.max(0, less)
  return letters.startsWith(words, earliest) ? earliest : Math.max(0, earliest - words.length)
}

interface Letters {
  readonly letters: string
  /** For each of them where it stands. */
  readonly places: readonly { readonly node: Text; readonly offset: number }[]
}

function lettersOf(elements: Iterable<Element>): Letters {
  let letters = ''
  const places: { node: Text; offset: number }[] = []
  for (const element of elements) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (!(node instanceof Text)) continue
      for (const [offset, letter] of node.data.split('').entries()) {
        if (/\s/.test(letter)) continue
        letters += letter
        places.push({ node, offset })
      }
    }
  }
  return { letters, places }
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '')
}
