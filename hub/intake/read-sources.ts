// A batch of files to documents and findings. One bad file never stops the others.
import { dirname, join } from 'node:path'
import { shippedCalendars } from '../../platform/calendars.ts'
import { checkDocument, type Standing } from '../../shared/review/check-document.ts'
import type { Finding } from '../../shared/review/finding.ts'
import type { ReviewContext, ReviewedDocument } from '../../shared/review/rule.ts'
import { textOfHtml } from '../../shared/review/tables.ts'
import { collectFiles } from './collect-files.ts'
import { type OfficeReader, officeReader } from './office/office-reader.ts'
import { readSource } from './read-source.ts'
import { shippedDivisions } from './shipped-divisions.ts'
import type { SourceDocument } from './source-document.ts'
import type { MetaOptions } from './source-meta.ts'

export interface BatchOptions extends MetaOptions {
  /** Only looked at, not packed: what may not be published is an error even where metadata were made up. */
  readonly onlyChecked?: boolean
  /** The place that the texts speak for, where a person names it. */
  readonly place?: string
}

export interface BatchReading {
  /** Documents without an error; those with one are left out. */
  readonly documents: readonly SourceDocument[]
  readonly findings: readonly Finding[]
  /** Files looked at. */
  readonly files: number
}

/** `shared`: a reader that the caller keeps over several batches, and closes. */
export async function readSources(
  sources: readonly string[],
  options: BatchOptions,
  shared?: OfficeReader,
): Promise<BatchReading> {
  const reader = shared ?? officeReader()
  try {
    const { files, attachments, findings: collected } = await collectFiles(sources, reader)
    const findings: Finding[] = [...collected]
    const read: SourceDocument[] = []
    const used = new Set<string>()
    for (const { file, sidecar, beside } of files) {
      const { document, findings: found } = await readSource(file, sidecar, { ...options, beside }, reader)
      findings.push(...found)
      if (document === undefined) continue
      for (const { name } of document.media) used.add(join(dirname(file.path), name))
      read.push(document)
    }
    const { documents, findings: reviewed } = review(read, options)
    findings.push(...reviewed)
    for (const { path } of attachments) {
      if (!used.has(join(path))) findings.push({ file: path, rule: 'attachment-unused', severity: 'error' })
    }
    return { documents: [...documents.values()], findings: [...findings, ...brokenLinks(documents)], files: files.length }
  } finally {
    if (shared === undefined) reader.close()
  }
}

/** After all have been read: some rules look at what goes out together. */
function review(read: readonly SourceDocument[], options: BatchOptions) {
  const findings: Finding[] = []
  const documents = new Map<string, SourceDocument>()
  const reviewed = read.map(asReviewed)
  const known = { today: options.today, calendars: shippedCalendars(), divisions: shippedDivisions() }
  for (const [i, document] of read.entries()) {
    const others = reviewed.filter((_, at) => at !== i)
    const context: ReviewContext = { ...known, others, ...(options.place !== undefined && { place: options.place }) }
    const found = checkDocument(document.file, asReviewed(document), standingOf(document, options), context)
    findings.push(...found)
    const earlier = documents.get(document.meta.id)
    if (earlier !== undefined) {
      const params = { id: document.meta.id, other: earlier.source }
      findings.push({ file: document.file, rule: 'id-used-twice', severity: 'error', params })
    } else if (!found.some(({ severity }) => severity === 'error')) {
      documents.set(document.meta.id, document)
    }
  }
  return { documents, findings }
}

/** Names in a 公示 are kept from search, not from review: its tables are looked at as well, each cell by itself. */
function asReviewed({ meta, body, media, source, aside }: SourceDocument): ReviewedDocument {
  const names = [source, ...media.map(({ name }) => name)].join('\n')
  return { meta, text: textOfHtml(body.html), html: body.html, aside: [{ part: 'file-name', text: names }, ...aside] }
}

function standingOf({ trial }: SourceDocument, { onlyChecked }: BatchOptions): Standing {
  if (!trial) return 'publication'
  return onlyChecked === true ? 'checked' : 'trial'
}

function brokenLinks(documents: ReadonlyMap<string, SourceDocument>): Finding[] {
  return [...documents.values()].flatMap(({ meta, file }) =>
    Object.values(meta.links)
      .flat()
      .filter((id) => !documents.has(id))
      .map((id) => ({ file, rule: 'link-target-missing', severity: 'warning' as const, params: { id } })),
  )
}
