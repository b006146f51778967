// Channels (发布渠道): county and town sign with a role of their own; a village is a path inside its town's (谁主管谁公开谁审查).
import { z } from 'zod'

/** Names that TUF keeps for its own roles. */
const RESERVED_ROLES = ['root', 'targets', 'snapshot', 'timestamp']

/** `county`, `town`, or `town/qinghe`: the signing role, then at most one village. */
export const channelSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}(\/[a-z0-9][a-z0-9-]{0,31})?$/)
  .refine((channel) => !RESERVED_ROLES.includes(signingRole(channel)), { message: 'reserved' })

/** The role that signs for a channel: its first segment. */
export function signingRole(channel: string): string {
  return channel.split('/', 1)[0] ?? channel
}

/** TUF target path of a channel's catalogue. */
export function catalogueTarget(channel: string): string {
  return `${channel}/catalogue.json`
}

/** TUF target path of the office file that says who receives submissions and with which keys. */
export function officeTarget(channel: string): string {
  return `${channel}/office.json`
}

/** Paths that a role may sign: its own files and those of its villages. In TUF `*` is one path segment. */
export function delegatedPaths(role: string): string[] {
  return [`${role}/*.json`, `${role}/*/*.json`]
}

/** TUF target path of the standard profile (标准档案) that a county signs for its halls. */
export function standardTarget(channel: string): string {
  return `${channel}/standard.json`
}

/** TUF target path of a town's themes. */
export function themesTarget(channel: string): string {
  return `${channel}/themes.json`
}

/**
 * Channels whose standard counts, the most binding first: a county's stands over a town's own, so that a town can't loosen what is
 * demanded of it. `officeChannel`: the town's.
 */
export function standardChannels(channels: readonly string[], officeChannel: string | undefined): string[] {
  const roles = [...new Set(channels.map(signingRole))]
  const own = officeChannel === undefined ? undefined : signingRole(officeChannel)
  return [...roles.filter((role) => role !== own), ...(own === undefined ? [] : [own])]
}
