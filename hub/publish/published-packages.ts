// What the repository now offers, channel by channel, and whether this hub may offer it at all.
import type { Catalogue } from '../../shared/content/catalogue.ts'
import { publishedCatalogue } from './publish-package.ts'
import { publishedRoles, roleTargets } from './repository.ts'

export interface PublishedPackage {
  readonly channel: string
  readonly release: number
  readonly createdAt: string
  readonly documents: number
  readonly trial: boolean
}

export const CATALOGUE = '/catalogue.json'

export function publishedPackages(repo: string): PublishedPackage[] {
  return publishedCatalogues(repo).map(({ channel, release, createdAt, documents, trial }) => ({
    channel,
    release,
    createdAt,
    documents: documents.length,
    trial,
  }))
}

/** Title of a document in what is published now. */
export function publishedTitle(repo: string, documentId: string): string | undefined {
  return publishedCatalogues(repo)
    .flatMap(({ documents }) => documents)
    .find(({ meta }) => meta.id === documentId)?.meta.title
}

/** Last day of an event or call that is published now. */
export function publishedPeriodEnd(repo: string, documentId: string): string | undefined {
  return publishedCatalogues(repo)
    .flatMap(({ documents }) => documents)
    .find(({ meta }) => meta.id === documentId)?.meta.period?.until
}

function publishedCatalogues(repo: string): Catalogue[] {
  return publishedRoles(repo)
    .flatMap((role) => roleTargets(repo, role))
    .filter((path) => path.endsWith(CATALOGUE))
    .map((path) => publishedCatalogue(repo, path.slice(0, -CATALOGUE.length)))
    .filter((catalogue) => catalogue !== undefined)
}
