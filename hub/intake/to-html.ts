// A source text to sanitised HTML and the plain text that search and reading aloud use.
import type { Element, ElementContent, Root } from 'hast'
import { toText } from 'hast-util-to-text'
import rehypeParse from 'rehype-parse'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { type Options as SanitizeSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { DocumentBody } from '../../shared/content/catalogue.ts'
import { HTML_MAX_DEPTH, HTML_MAX_ELEMENTS } from '../../shared/content/limits.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

export type SourceFormat = 'markdown' | 'html' | 'plain'

export interface ReadableBody extends DocumentBody {
  /** Things that were left out because the terminal does not show them from a text. */
  readonly dropped: { readonly images: number; readonly links: number; readonly scripts: number }
}

/** Cells that claim more are clipped: a lying span would blow up the page. */
const SPAN_MAX = 100
/** Markdown nests by repeating marks, also mixed ones (`> - 1.`), or by indenting; parsers slow down without end on thousands of them. */
const DEEP_MARKDOWN =
  /(?:^|\n)(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){60}|(?:^|\n)(?:\t| {2}){60}[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])|[[(*_~]{400}/
/** The row of dashes under a Markdown table's head. */
const DELIMITER_ROW = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/gm

const SCHEMA: SanitizeSchema = {
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'strong', 'b', 'em', 'i', 'u', 'del', 'sup', 'sub', 'ruby', 'rt'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'section'],
  ],
  attributes: { '*': ['lang'], ol: ['start'], th: ['colSpan', 'rowSpan'], td: ['colSpan', 'rowSpan'] },
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
  },
  strip: ['script', 'style', 'template', 'title', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'head'],
  allowComments: false,
  allowDoctypes: false,
}

const fromMarkdown = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw)
const fromHtml = unified().use(rehypeParse, { fragment: true })
const sanitise = unified().use(rehypeSanitize, SCHEMA)
const stringify = unified().use(rehypeStringify)

/**
 * Turns a text into a document's body. `leaveOutLists`: tables and lists stay on the page but out of the plain text,
 * so that names in a 公示 are never found by free search nor read aloud.
 * Errors: `too-complex` (elements, depth), `empty-text` (nothing to read is left).
 */
export function toBody(
  text: string,
  format: SourceFormat,
  leaveOutLists: boolean,
): Result<ReadableBody, 'too-complex' | 'empty-text'> {
  if (format === 'markdown' && (DEEP_MARKDOWN.test(text) || hasHugeTable(text)))
    return fail('too-complex', { max: HTML_MAX_DEPTH })
  const tree = parse(text, format)
  if (tree === undefined || !withinLimits(tree)) return fail('too-complex', { max: HTML_MAX_DEPTH })
  keepTickBoxes(tree)
  const dropped = {
    images: count(tree, ['img', 'picture', 'video', 'audio', 'svg']),
    links: count(tree, ['a']),
    scripts: count(tree, ['script', 'iframe', 'object', 'embed', 'form', 'input', 'button']),
  }
  const clean = sanitise.runSync(tree) as Root
  clipSpans(clean)
  const body = { html: stringify.stringify(clean), text: plainText(leaveOutLists ? withoutLists(clean) : clean) }
  if (plainText(clean) === '') return fail('empty-text')
  return ok({ ...body, dropped })
}

/** Whether a .txt is really a page's source saved from a browser. */
export function looksLikeHtml(text: string): boolean {
  const tags = text.match(/<\/?(?:p|div|span|table|tbody|tr|td|br|html|body|h[1-6])\b[^>]*>/gi)?.length ?? 0
  return tags >= 8 && tags * 400 > text.length
}

/** Undefined when the text nests so deep that the parsers, which recurse, run out of stack. */
function parse(text: string, format: SourceFormat): Root | undefined {
  try {
    return parseAs(text, format)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function parseAs(text: string, format: SourceFormat): Root {
  switch (format) {
    case 'markdown':
      return fromMarkdown.runSync(fromMarkdown.parse(text)) as Root
    case 'html':
      // A fragment that starts inside a table loses its rows unless the table stands around it.
      return fromHtml.parse(/^[^<]*<(?:tbody|thead|tr|td)\b/i.test(text) ? `<table>${text}</table>` : text)
    case 'plain':
      return { type: 'root', children: plainParagraphs(text) }
  }
}

function plainParagraphs(text: string): ElementContent[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: line }] }))
}

/** Counts and measures without recursion: a hostile tree must not exhaust the stack before it is refused. */
function withinLimits(tree: Root): boolean {
  let elements = 0
  const waiting: { node: Root | ElementContent | Root['children'][number]; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    elements += 1
    if (elements > HTML_MAX_ELEMENTS || next.depth > HTML_MAX_DEPTH) return false
    if ('children' in next.node) {
      for (const child of next.node.children) waiting.push({ node: child, depth: next.depth + 1 })
    }
  }
  return true
}

/** Short rows are filled up to the head's width: a wide head over many short rows would be a table of millions of cells. */
function hasHugeTable(text: string): boolean {
  return text.split(/\n[ \t\r]*\n/).some((block) => {
    const columns = Math.max(0, ...Array.from(block.matchAll(DELIMITER_ROW), ([row]) => row.split('|').length))
    return columns > 1 && columns * block.split('\n').length > HTML_MAX_ELEMENTS
  })
}

/** A tick box is part of what a form says (同意 or not): it stays as a character when its control goes (R6). */
function keepTickBoxes(node: Root | Element): void {
  node.children = node.children.map((child) => {
    if (child.type === 'element' && child.tagName === 'input' && child.properties['type'] === 'checkbox')
      return { type: 'text', value: child.properties['checked'] === true ? '☑' : '□' }
    if (child.type === 'element') keepTickBoxes(child)
    return child
  }) as typeof node.children
}

function count(node: Root | ElementContent | Root['children'][number], tags: readonly string[]): number {
  const self = node.type === 'element' && tags.includes(node.tagName) ? 1 : 0
  const children: readonly (Root['children'][number] | ElementContent)[] = 'children' in node ? node.children : []
  return children.reduce((sum, child) => sum + count(child, tags), self)
}

function clipSpans(node: Root | Element): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    for (const name of ['colSpan', 'rowSpan']) {
      const span = Number(child.properties[name])
      if (child.properties[name] !== undefined) child.properties[name] = span >= 1 && span <= SPAN_MAX ? Math.floor(span) : 1
    }
    clipSpans(child)
  }
}

/** At any depth: tables often stand inside a section or a quotation. */
function withoutLists<Parent extends Root | Element>(parent: Parent): Parent {
  const kept = parent.children.filter((node) => !(node.type === 'element' && ['table', 'ul', 'ol', 'dl'].includes(node.tagName)))
  return { ...parent, children: kept.map((node) => (node.type === 'element' ? withoutLists(node) : node)) }
}

function plainText(tree: Root): string {
  return toText(tree)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
