// The few facts of TUF metadata that publishing and trusting both read; the full rules are tuf-js's.
import { z } from 'zod'
import { sha256Schema } from '../../shared/content/catalogue.ts'

export const METADATA_FOLDER = 'metadata'
export const TARGETS_FOLDER = 'targets'
/** When the timestamp was signed: the signed floor under the terminal's clock. A field beyond the TUF specification. */
export const SIGNED_AT_FIELD = 'x-zwgk-signed-at'
/** Marks the empty metadata of a channel that was taken back. A field beyond the TUF specification. */
export const REVOKED_FIELD = 'x-zwgk-revoked'

const version = z.int().min(1)
const expires = z.string()

export const timestampFactsSchema = z.object({
  signed: z.object({
    version,
    expires,
    [SIGNED_AT_FIELD]: z.iso.datetime(),
    meta: z.object({ 'snapshot.json': z.object({ version }) }),
  }),
})

export const snapshotFactsSchema = z.object({
  signed: z.object({ version, expires, meta: z.record(z.string(), z.object({ version })) }),
})

const delegatedRoleSchema = z.object({
  name: z.string(),
  keyids: z.array(z.string()),
  threshold: z.int(),
  terminating: z.boolean(),
  paths: z.array(z.string()),
})

export const tufKeySchema = z.object({
  keytype: z.literal('ed25519'),
  scheme: z.literal('ed25519'),
  keyval: z.object({ public: z.string() }),
})
export type TufKey = z.infer<typeof tufKeySchema>

export const targetFileSchema = z.object({ length: z.int().min(0), hashes: z.object({ sha256: sha256Schema }) })
export type TargetFile = z.infer<typeof targetFileSchema>

export const targetsFactsSchema = z.object({
  signed: z.object({
    version,
    expires,
    /** A channel that was taken back signs nothing any more. */
    [REVOKED_FIELD]: z.literal(true).optional(),
    targets: z.record(z.string(), targetFileSchema),
    delegations: z.object({ keys: z.record(z.string(), tufKeySchema), roles: z.array(delegatedRoleSchema) }).optional(),
  }),
})

export const rootFactsSchema = z.object({
  signed: z.object({
    version,
    expires,
    keys: z.record(z.string(), tufKeySchema),
    roles: z.record(z.string(), z.object({ keyids: z.array(z.string()), threshold: z.int() })),
  }),
})

/** Path of a target's file under consistent snapshots: the hash before the name. */
export function targetFilePath(target: string, sha256: string): string {
  const slash = target.lastIndexOf('/')
  return `${TARGETS_FOLDER}/${target.slice(0, slash + 1)}${sha256}.${target.slice(slash + 1)}`
}

/** Where the patch from one catalogue to the next lies: beside the later one. Unsigned; what it makes is checked by hash. */
export function cataloguePatchPath(target: string, from: string, to: string): string {
  return `${TARGETS_FOLDER}/${target.slice(0, target.lastIndexOf('/') + 1)}${to}.from-${from}.json`
}
