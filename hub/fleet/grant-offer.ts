// What a newly enrolled terminal is told: what to follow, who receives, and the root it trusts from now on.
import type { EnrolmentGrant } from '../../shared/api/hub-terminal.ts'
import { newestRoot } from '../publish/metadata-files.ts'
import { publishedPackages } from '../publish/published-packages.ts'

/** `hub`: id of the office. */
export function grantOffer(repo: string, hub: string, officeChannel: string): Omit<EnrolmentGrant, 'terminal'> {
  return {
    hub,
    channels: publishedPackages(repo).map(({ channel }) => channel),
    officeChannel,
    root: Buffer.from(newestRoot(repo)).toString('utf8'),
  }
}
