// What the repository now offers, channel by channel, and whether this hub may offer it at all.
import { publishedCatalogue } from './publish-package.ts'
import { publishedRoles, roleTargets } from './repository.ts'

export interface PublishedPackage {
  readonly channel: string
  readonly release: number
  readonly createdAt: string
  readonly documents: number
  readonly trial: boolean
}

const CATALOGUE = '/catalogue.json'

export function publishedPackages(repo: string): PublishedPackage[] {
  return publishedRoles(repo)
    .flatMap((role) => roleTargets(repo, role))
    .filter((path) => path.endsWith(CATALOGUE))
    .map((path) => publishedCatalogue(repo, path.slice(0, -CATALOGUE.length)))
    .filter((catalogue) => catalogue !== undefined)
    .map(({ channel, release, createdAt, documents, trial }) => ({
      channel,
      release,
      createdAt,
      documents: documents.length,
      trial,
    }))
}
