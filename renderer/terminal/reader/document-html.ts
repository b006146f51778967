// Fits a packed body (already sanitised) into the page: tables get a box of their own, headings follow the page's own title, numbers stay whole.
import { wholeTokens } from '../../../shared/text/whole-tokens.ts'
import { cutLongTables, type LongTable } from './long-tables.ts'

export interface FittedDocument {
  readonly html: string
  /** Of the long tables in `html` only the first part is there. */
  readonly longTables: readonly LongTable[]
}

/** For the article. `title`: a first heading that only repeats it is left out. `whole`: long tables are not cut. */
export function fitDocument(html: string, title: string, { whole }: { whole: boolean }): FittedDocument {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const first = page.body.firstElementChild
  if (first !== null && /^H[1-6]$/.test(first.tagName) && squeezed(first.textContent) === squeezed(title)) first.remove()
  lowerHeadings(page)
  for (const table of page.querySelectorAll('table')) {
    const box = page.createElement('div')
    box.className = 'table-box'
    table.replaceWith(box)
    box.append(table)
  }
  const longTables = whole ? [] : cutLongTables(page)
  keepNumbersWhole(page.body)
  return { html: page.body.innerHTML, longTables }
}

/** The same with every table whole: for paper, and for what is shown in pieces. */
export function fitDocumentHtml(html: string, title: string): string {
  return fitDocument(html, title, { whole: true }).html
}

/** The page's title is h1, so the body's highest heading is h2. */
function lowerHeadings(page: Document): void {
  const headings = [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  const highest = Math.min(...headings.map((heading) => Number(heading.tagName[1])))
  for (const heading of headings) {
    const lowered = page.createElement(`h${Math.min(6, Number(heading.tagName[1]) - highest + 2)}`)
    lowered.append(...heading.childNodes)
    heading.replaceWith(lowered)
  }
}

/** Phones, dates and 文号 are not parted over two lines. */
export function keepNumbersWhole(part: HTMLElement): void {
  const page = part.ownerDocument
  const texts = page.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) if (node instanceof Text) found.push(node)
  for (const text of found) {
    const parts = wholeTokens(text.data)
    if (!parts.some(({ whole }) => whole)) continue
    text.replaceWith(
      ...parts.map((part) => {
        if (!part.whole) return part.text
        const span = page.createElement('span')
        span.className = 'whole'
        span.textContent = part.text
        return span
      }),
    )
  }
}

function squeezed(text: string | null): string {
  return (text ?? '').replace(/\s/g, '')
}

/** A guide's parts by its highest headings; what stands before the first heading has no card of its own and comes first without a title. */
export function guideSections(fitted: string): { title: string; html: string }[] {
  const page = new DOMParser().parseFromString(fitted, 'text/html')
  const sections: { title: string; html: string }[] = []
  for (const node of page.body.children) {
    if (node.tagName === 'H2') sections.push({ title: node.textContent.trim(), html: '' })
    else {
      const last = sections.at(-1)
      if (last === undefined) sections.push({ title: '', html: node.outerHTML })
      else last.html += node.outerHTML
    }
  }
  return sections
}
