// Fits a packed body (already sanitised) into the page: tables get a box of their own, headings follow the page's own title, numbers stay whole.
import { wholeTokens } from '../../../shared/text/whole-tokens.ts'

/** HTML for the article. `title`: a first heading that only repeats it is left out. */
export function fitDocumentHtml(html: string, title: string): string {
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
  keepNumbersWhole(page)
  return page.body.innerHTML
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
function keepNumbersWhole(page: Document): void {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
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
