// A repository of laid content, signed by the hub's own code with keys of this run, and a source that counts what it sends.
import { join } from 'node:path'
import { openKeyFolder } from '../../hub/publish/key-folder.ts'
import { initRepository, publishTargets } from '../../hub/publish/repository.ts'
import type { PackageSource } from '../../platform/package/source.ts'
import type { Catalogue } from '../../shared/content/catalogue.ts'
import { catalogueTarget, signingRole } from '../../shared/content/channel.ts'

export interface BenchRepository {
  readonly repo: string
  /** Signs catalogues whose blobs lie in the repository's folder already. */
  publish(catalogues: readonly Catalogue[]): Promise<void>
}

export async function benchRepository(folder: string, now: Date): Promise<BenchRepository> {
  const repo = join(folder, 'repo')
  const publisher = { repo, keys: openKeyFolder(join(folder, 'keys'), { demo: true }), now }
  const made = await initRepository(publisher)
  if (!made.ok) throw new Error(`expected a repository, got ${made.error.code}`)
  return {
    repo,
    async publish(catalogues) {
      for (const catalogue of catalogues) {
        const files = new Map([[catalogueTarget(catalogue.channel), Buffer.from(`${JSON.stringify(catalogue)}\n`)]])
        const published = await publishTargets(publisher, signingRole(catalogue.channel), files)
        if (!published.ok) throw new Error(`expected a release, got ${published.error.code}`)
      }
    },
  }
}

export interface CountedBytes {
  metadata: number
  catalogues: number
  blobs: number
}

export function countingSource(source: PackageSource): { source: PackageSource; sent: CountedBytes } {
  const sent: CountedBytes = { metadata: 0, catalogues: 0, blobs: 0 }
  const count = (path: string, bytes: number) => {
    const kind = path.startsWith('metadata/') ? 'metadata' : path.startsWith('targets/') ? 'catalogues' : 'blobs'
    sent[kind] += bytes
  }
  return {
    sent,
    source: {
      ...source,
      async read(path, maxBytes, signal) {
        const read = await source.read(path, maxBytes, signal)
        if (read.ok) count(path, read.value.length)
        return read
      },
      async readPart(path, offset, length, signal) {
        const read = await source.readPart(path, offset, length, signal)
        if (read.ok) count(path, read.value.length)
        return read
      },
    },
  }
}
