// A batch of files to documents and findings. One bad file never stops the others.
import { dirname, join } from 'node:path'
import { checkDocument } from '../../shared/review/check-document.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { collectFiles } from './collect-files.ts'
import { type OfficeReader, officeReader } from './office/office-reader.ts'
import { readSource } from './read-source.ts'
import type { SourceDocument } from './source-document.ts'
import type { MetaOptions } from './source-meta.ts'

export interface BatchOptions extends MetaOptions {
  /** Only looked at, not packed: what may not be published is an error even where metadata were made up. */
  readonly onlyChecked?: boolean
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
    const documents = new Map<string, SourceDocument>()
    const used = new Set<string>()
    for (const { file, sidecar, beside } of files) {
      const { document, findings: found } = await readSource(file, sidecar, { ...options, beside }, reader)
      findings.push(...found)
      if (document === undefined) continue
      for (const { name } of document.media) used.add(join(dirname(file.path), name))
      const standing = document.trial ? (options.onlyChecked === true ? 'checked' : 'trial') : 'publication'
      const reviewed = checkDocument(file.path, { meta: document.meta, text: textForReview(document) }, standing)
      findings.push(...reviewed)
      const earlier = documents.get(document.meta.id)
      if (earlier !== undefined) {
        const params = { id: document.meta.id, other: earlier.source }
        findings.push({ file: file.path, rule: 'id-used-twice', severity: 'error', params })
      } else if (!reviewed.some(({ severity }) => severity === 'error')) {
        documents.set(document.meta.id, document)
      }
    }
    for (const { path } of attachments) {
      if (!used.has(join(path))) findings.push({ file: path, rule: 'attachment-unused', severity: 'error' })
    }
    return { documents: [...documents.values()], findings: [...findings, ...brokenLinks(documents)], files: files.length }
  } finally {
    if (shared === undefined) reader.close()
  }
}

/** Names in a 公示 are kept from search, not from review: its tables are looked at as well. */
function textForReview({ meta, body }: SourceDocument): string {
  return meta.kind === 'publicity' ? body.html.replace(/<[^>]*>/g, ' ') : body.text
}

function brokenLinks(documents: ReadonlyMap<string, SourceDocument>): Finding[] {
  return [...documents.values()].flatMap(({ meta, file }) =>
    Object.values(meta.links)
      .flat()
      .filter((id) => !documents.has(id))
      .map((id) => ({ file, rule: 'link-target-missing', severity: 'warning' as const, params: { id } })),
  )
}
