// What a part of a document says, as items that are taken away whole: rows of its tables, points of its lists, sentences of its text.
import { sentencesOf } from '../../../shared/takeaway/short-answer.ts'

/** Cells of a row that say what and how many; a third is a remark. */
const BRIEF_CELLS = 2

/** `html`: sanitised when packed. Words of a row stand behind its first, parted as the language parts them. `brief`: without remarks. */
export function sectionItems(html: string, language: string, { brief }: { readonly brief: boolean }): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const [colon, comma] = language === 'zh-CN' ? ['：', '，'] : [': ', ', ']
  return [...page.body.querySelectorAll('tr, li, p, h3, h4, h5, h6, pre, blockquote')].flatMap((element) => {
    // A point that holds paragraphs is taken with them.
    if (element.tagName !== 'TR' && element.parentElement?.closest('li, blockquote, td, th') != null) return []
    if (element.tagName === 'LI') return [textOf(element)]
    if (element.tagName !== 'TR') return sentencesOf(textOf(element))
    if (element.querySelector('td') === null) return []
    const cells = [...element.children].map(textOf).filter((cell) => cell !== '')
    const [first = '', ...rest] = brief ? cells.slice(0, BRIEF_CELLS) : cells
    return [rest.length === 0 ? first : `${first}${colon}${rest.join(comma)}`]
  })
}

function textOf(element: Element): string {
  return element.textContent.replaceAll(/\s+/gu, ' ').trim()
}
