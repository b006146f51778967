// Two documents that an old machine finds heavy: a table of thousands of rows and a PDF of hundreds of pages.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openKeyFolder } from '../../../hub/publish/key-folder.ts'
import { publishedCatalogue } from '../../../hub/publish/publish-package.ts'
import { publishTargets } from '../../../hub/publish/repository.ts'
import { blobRef } from '../../../platform/package/make-blob.ts'
import { blobPath } from '../../../shared/content/blob-path.ts'
import type { BlobRef, CatalogueEntry } from '../../../shared/content/catalogue.ts'
import { catalogueTarget, signingRole } from '../../../shared/content/channel.ts'
import { documentMetaSchema } from '../../../shared/content/document.ts'
import type { Text } from '../texts.ts'

export const TABLE_TITLE = '补贴发放大表'
export const PDF_TITLE = '二百页合订本'
const CHANNEL = 'town'

export interface Heavy {
  readonly tableRows: number
  readonly pdfPages: number
  /** Plain documents beside the two, so that building takes a while. */
  readonly texts: readonly Text[]
}

/** Signs the heavy documents into the demo's repository, beside what is published there. */
export async function publishHeavy(hubFolder: string, { tableRows, pdfPages, texts }: Heavy): Promise<void> {
  const repo = join(hubFolder, 'repo')
  const before = publishedCatalogue(repo, CHANNEL)
  if (before === undefined) throw new Error(`expected the demo's channel ${CHANNEL}`)
  const lay = (bytes: Uint8Array): BlobRef => {
    const blob = blobRef(bytes)
    const path = join(repo, blobPath(blob.sha256))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    return blob
  }
  const entry = (id: string, title: string, html: string, pdf?: Uint8Array): CatalogueEntry => ({
    meta: documentMetaSchema.parse({
      ...{ id, kind: 'notice', title, body: '青禾镇人民政府', publishedOn: '2026-10-12' },
      review: [
        { step: 'content', by: '审核岗', on: '2026-10-09' },
        { step: 'secrecy', by: '保密岗', on: '2026-10-10' },
      ],
    }),
    source: `${id}.md`,
    body: lay(Buffer.from(JSON.stringify({ html, text: title }))),
    media: pdf === undefined ? [] : [{ name: '合订本.pdf', mediaType: 'application/pdf', blob: lay(pdf) }],
    trial: before.trial,
  })
  const ours = [
    entry('bench-table', TABLE_TITLE, tableHtml(tableRows)),
    entry('bench-pdf', PDF_TITLE, `<p>${PDF_TITLE}</p>`, plainPdf(pdfPages)),
    ...texts.map(({ title, body }, i) => entry(`bench-text-${i}`, title, `<p>${body.replaceAll('\n', '</p><p>')}</p>`)),
  ]
  const others = before.documents.filter(({ meta }) => !meta.id.startsWith('bench-'))
  const catalogue = {
    ...before,
    release: before.release + 1,
    createdAt: new Date().toISOString(),
    documents: [...others, ...ours],
  }
  const publisher = { repo, keys: openKeyFolder(join(hubFolder, 'keys'), { demo: true }), now: new Date() }
  const files = new Map([[catalogueTarget(CHANNEL), Buffer.from(`${JSON.stringify(catalogue)}\n`)]])
  const published = await publishTargets(publisher, signingRole(CHANNEL), files)
  if (!published.ok) throw new Error(`expected a release, got ${published.error.code}`)
}

function tableHtml(rows: number): string {
  const cells = Array.from(
    { length: rows },
    (_, i) => `<tr><td>${i + 1}</td><td>${1 + (i % 9)}组</td><td>种粮补贴</td><td>${(i * 37) % 900}.50</td></tr>`,
  )
  return `<table><thead><tr><th>序号</th><th>村民小组</th><th>项目</th><th>金额（元）</th></tr></thead><tbody>${cells.join('')}</tbody></table>`
}

/** A PDF with forty lines of Latin text on each page: as much drawing as a printed page needs, and no font to embed. */
function plainPdf(pages: number): Buffer {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
  const kids: string[] = []
  for (let page = 1; page <= pages; page += 1) {
    const lines = Array.from(
      { length: 40 },
      (_, line) => `(Page ${page}, line ${line + 1}: open government information in town halls) Tj 0 -18 Td`,
    )
    const stream = `BT /F1 12 Tf 60 780 Td ${lines.join('\n')} ET`
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    )
    kids.push(`${objects.length} 0 R`)
  }
  objects[1] = `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return String(offset).padStart(10, '0')
  })
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
