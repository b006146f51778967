// What a channel now shows, as the review rules look at it: metadata at once, the text only when a rule asks for it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blobPath } from '../../shared/content/blob-path.ts'
import { type CatalogueEntry, documentBodySchema } from '../../shared/content/catalogue.ts'
import type { ReviewedDocument } from '../../shared/review/rule.ts'
import { textOfHtml } from '../../shared/review/tables.ts'
import { publishedCatalogue } from '../publish/publish-package.ts'

export function publishedDocuments(repo: string, channel: string): ReviewedDocument[] {
  return (publishedCatalogue(repo, channel)?.documents ?? []).map((entry) => ({
    meta: entry.meta,
    get text() {
      return textOfHtml(htmlOf(repo, entry))
    },
  }))
}

export function htmlOf(repo: string, { body }: CatalogueEntry): string {
  return documentBodySchema.parse(JSON.parse(readFileSync(join(repo, blobPath(body.sha256)), 'utf8'))).html
}
