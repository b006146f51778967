// The last look before signing (F17): a package may come from elsewhere, or from before a rule was there. What it holds reaches every terminal.
import type { Catalogue, CatalogueEntry, DocumentBody } from '../../shared/content/catalogue.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { findPersonalData } from '../../shared/review/check-document.ts'
import type { Finding } from '../../shared/review/finding.ts'
import { textOfHtml } from '../../shared/review/tables.ts'

/** `bodyOf`: what is about to be signed. Errors: `personal-data-in-package`, with the first document and place, and how many places. */
export function refusePersonalData(
  { documents }: Catalogue,
  bodyOf: (entry: CatalogueEntry) => Result<DocumentBody, 'blob-damaged'>,
): Result<void, 'personal-data-in-package' | 'blob-damaged'> {
  const found: Finding[] = []
  for (const entry of documents) {
    const body = bodyOf(entry)
    if (!body.ok) return body
    found.push(...personalDataOf(entry, body.value))
  }
  const [first] = found
  if (first === undefined) return ok(undefined)
  return fail('personal-data-in-package', { title: first.file, where: first.where ?? '', count: found.length })
}

/** Only what stops signing: a warning has had its reason from a person. */
function personalDataOf({ meta, source, media }: CatalogueEntry, { html, text }: DocumentBody): Finding[] {
  const titles = [meta.title, ...Object.values(meta.titles).map((one) => one?.title ?? '')]
  return findPersonalData(meta.title, [
    { text: textOfHtml(html) },
    // Of a PDF the text for search may hold more than the page that is made of it.
    { text },
    { part: 'title', text: titles.join('\n') },
    { part: 'summary', text: meta.summary ?? '' },
    { part: 'keywords', text: meta.keywords.join('\n') },
    { part: 'file-name', text: [source, ...media.map(({ name }) => name)].join('\n') },
  ]).filter(({ severity }) => severity === 'error')
}
