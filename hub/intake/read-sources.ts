// A batch of files to documents and findings. One bad file never stops the others.
import { checkDocument } from '../../shared/review/check-document.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { collectFiles } from './collect-files.ts'
import { type ReadingOptions, readSource, type SourceDocument } from './read-source.ts'

export interface BatchReading {
  /** Documents without an error; those with one are left out. */
  readonly documents: readonly SourceDocument[]
  readonly findings: readonly Finding[]
  /** Files looked at. */
  readonly files: number
}

export function readSources(sources: readonly string[], options: ReadingOptions): BatchReading {
  const { files, findings: collected } = collectFiles(sources)
  const findings: Finding[] = [...collected]
  const documents = new Map<string, SourceDocument>()
  for (const { file, sidecar } of files) {
    const { document, findings: found } = readSource(file, sidecar, options)
    findings.push(...found)
    if (document === undefined) continue
    const reviewed = checkDocument(file, { meta: document.meta, text: document.body.text }, document.trial)
    findings.push(...reviewed)
    const earlier = documents.get(document.meta.id)
    if (earlier !== undefined) {
      findings.push({ file, rule: 'id-used-twice', severity: 'error', params: { id: document.meta.id, other: earlier.source } })
    } else if (!reviewed.some(({ severity }) => severity === 'error')) {
      documents.set(document.meta.id, document)
    }
  }
  return { documents: [...documents.values()], findings: [...findings, ...brokenLinks(documents)], files: files.length }
}

function brokenLinks(documents: ReadonlyMap<string, SourceDocument>): Finding[] {
  return [...documents.values()].flatMap(({ meta, file }) =>
    Object.values(meta.links)
      .flat()
      .filter((id) => !documents.has(id))
      .map((id) => ({ file, rule: 'link-target-missing', severity: 'warning' as const, params: { id } })),
  )
}
