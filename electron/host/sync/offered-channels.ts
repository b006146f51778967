// Which channels a repository offers: for a trial, where nobody has told the terminal what to follow.

import { targetsFactsSchema } from '../../../platform/package/metadata.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { refreshTrust, type TrustedMetadata, type TrustQuestion } from '../../../platform/package/trust.ts'
import { catalogueTarget, channelSchema, officeTarget } from '../../../shared/content/channel.ts'
import { ok, type Result } from '../../../shared/result.ts'

/** All channels with a signed catalogue, and the first that has an office file. */
export async function offeredChannels(
  trusted: TrustedMetadata,
  source: PackageSource,
  question: Omit<TrustQuestion, 'targets'>,
): Promise<Result<{ channels: string[]; officeChannel: string | undefined }>> {
  const top = await refreshTrust(trusted, source, { ...question, targets: [] })
  if (!top.ok) return top
  const roles = delegatedRoles(top.value.metadata)
  const all = await refreshTrust(trusted, source, { ...question, targets: roles.map(catalogueTarget) })
  if (!all.ok) return all
  const paths = roles.flatMap((role) => signedPaths(all.value.metadata, role))
  const channels = paths
    .filter((path) => path.endsWith('/catalogue.json'))
    .map((path) => path.slice(0, -'/catalogue.json'.length))
    .filter((channel) => channelSchema.safeParse(channel).success)
  return ok({ channels, officeChannel: channels.find((channel) => paths.includes(officeTarget(channel))) })
}

function delegatedRoles(metadata: TrustedMetadata): string[] {
  return facts(metadata, 'targets')?.signed.delegations?.roles.map(({ name }) => name) ?? []
}

function signedPaths(metadata: TrustedMetadata, role: string): string[] {
  return Object.keys(facts(metadata, role)?.signed.targets ?? {})
}

/** The set has been checked by tuf-js; reading it again can't fail on its form. */
function facts(metadata: TrustedMetadata, role: string) {
  const bytes = metadata.get(role)
  return bytes && targetsFactsSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
}
