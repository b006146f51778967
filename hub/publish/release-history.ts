// When each release of each channel was made: read once from the repository's earlier versions, which never change.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { channelSchema } from '../../shared/content/channel.ts'
import type { PublishedRelease } from '../../shared/fleet/release-gap.ts'
import { CATALOGUE } from './published-packages.ts'
import { publishedRoles, roleVersion, targetFilesAt } from './repository.ts'

/** Answers by channel. A release whose file is gone is left out: what is known of the others stays right. */
export function releaseHistory(repo: string): () => ReadonlyMap<string, readonly PublishedRelease[]> {
  const channels = new Map<string, PublishedRelease[]>()
  const readUpTo = new Map<string, number>()
  return () => {
    for (const role of publishedRoles(repo)) {
      const newest = roleVersion(repo, role)
      for (let version = (readUpTo.get(role) ?? 0) + 1; version <= newest; version += 1) {
        for (const [path, file] of targetFilesAt(repo, role, version)) {
          if (path.endsWith(CATALOGUE)) keep(channels, file)
        }
      }
      readUpTo.set(role, newest)
    }
    return channels
  }
}

const factsSchema = z.object({ channel: channelSchema, release: z.int(), createdAt: z.iso.datetime() })

function keep(channels: Map<string, PublishedRelease[]>, file: string): void {
  if (!existsSync(file)) return
  const { channel, release, createdAt } = factsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const known = channels.get(channel) ?? []
  if (known.some((one) => one.release === release)) return
  channels.set(channel, [...known, { release, createdAt }])
}
