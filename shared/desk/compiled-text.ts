// Texts that are put together from what is published: the directory of government information (公开目录, 条例 第12条) and the contents of a gazette (政府公报).
import { DOCUMENT_KINDS, type DocumentKind, type DocumentMeta } from '../content/document.ts'

export type CompiledFields = Omit<DocumentMeta, 'review'>

/** The words of the columns and headings: official texts are Chinese, whatever language the console is in. */
export interface CompiledWords {
  readonly columns: readonly string[]
  kind(kind: DocumentKind): string
  /** 有效, 失效 …; a text without validity says nothing. */
  validity(validity: DocumentMeta['validity']): string
}

/** What a directory does not list: itself, and forms that belong to guides. */
const NOT_LISTED: readonly DocumentKind[] = ['directory', 'gazette', 'form']
/** What a gazette carries: what binds, and what explains it. */
const IN_GAZETTE: readonly DocumentKind[] = ['policy', 'rules', 'notice', 'interpretation']
const WITH_VALIDITY: readonly DocumentKind[] = ['policy', 'rules']

/** By kind, newest first. 索引号、名称、内容概述、生成日期 (条例 第12条), 文号 and validity beside them. Markdown. */
export function directoryText(documents: readonly CompiledFields[], opening: string, words: CompiledWords): string {
  return compiled(documents.filter(isListed), opening, words, (one) => [
    one.id,
    one.title,
    one.docNumber ?? '',
    one.summary ?? '',
    one.signedOn ?? one.publishedOn,
    WITH_VALIDITY.includes(one.kind) ? words.validity(one.validity) : '',
  ])
}

/** `from` and `until`: first and last day of publication, both included. Markdown. */
export function gazetteText(
  documents: readonly CompiledFields[],
  { from, until }: { readonly from: string; readonly until: string },
  opening: string,
  words: CompiledWords,
): string {
  return compiled(gazetteDocuments(documents, from, until), opening, words, (one) => [
    one.title,
    one.docNumber ?? '',
    one.body,
    one.publishedOn,
  ])
}

export function directoryDocuments(documents: readonly CompiledFields[]): CompiledFields[] {
  return documents.filter(isListed)
}

export function gazetteDocuments(documents: readonly CompiledFields[], from: string, until: string): CompiledFields[] {
  return documents.filter(
    (one) =>
      IN_GAZETTE.includes(one.kind) && one.translation === undefined && one.publishedOn >= from && one.publishedOn <= until,
  )
}

function isListed({ kind, openness, translation }: CompiledFields): boolean {
  return openness === 'proactive' && translation === undefined && !NOT_LISTED.includes(kind)
}

function compiled(
  documents: readonly CompiledFields[],
  opening: string,
  { columns, kind }: CompiledWords,
  cells: (one: CompiledFields) => readonly string[],
): string {
  const byKind = Map.groupBy(documents.toSorted(newestFirst), (one) => one.kind)
  const kinds = DOCUMENT_KINDS.filter((one) => byKind.has(one))
  const tables = kinds.map((one) => {
    const rows = (byKind.get(one) ?? []).map((document) => tableLine(cells(document)))
    return [`## ${kind(one)}`, '', tableLine(columns), tableLine(columns.map(() => '---')), ...rows].join('\n')
  })
  return [opening, ...tables].join('\n\n')
}

/** A line of a table in Markdown. */
export function tableLine(cells: readonly string[]): string {
  return `| ${cells.map(cellText).join(' | ')} |`
}

/** What somebody wrote is text: nothing in it makes a column, a link or a picture. */
function cellText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_~[\]<>|!#&]/g, '\\$&')
}

function newestFirst(one: CompiledFields, other: CompiledFields): number {
  return other.publishedOn.localeCompare(one.publishedOn) || one.id.localeCompare(other.id)
}
