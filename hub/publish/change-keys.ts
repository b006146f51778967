// Keys that change: a new one takes a role over without an hour in which terminals refuse (F54), a channel is taken back, signatures are made anew.
// Each step leaves a repository that terminals accept, so a kill between two of them costs nothing: the same command is given again.
import { REVOKED_FIELD } from '../../platform/package/metadata.ts'
import type { SigningKey } from '../../shared/crypto/suite.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type KeyFolder, ROOT_KEY_NAMES, ROOT_THRESHOLD } from './key-folder.ts'
import {
  isListed,
  keyTable,
  type RepositoryFacts,
  readRepository,
  readRole,
  rootFileName,
  writeMetadata,
  writeSnapshotAndTimestamp,
} from './metadata-files.ts'
import { delegate, listedKey, nextVersions, onlineKeys, type Publisher, type TOP_ROLES } from './repository.ts'
import { signMetadata, tufKey } from './sign-metadata.ts'

export type TopRole = (typeof TOP_ROLES)[number]
export type RootKeyName = (typeof ROOT_KEY_NAMES)[number]

/** A publisher who has the root keys at hand, or at least two of the three. */
export interface RootPublisher extends Publisher {
  readonly roots: KeyFolder
}

type RootFacts = RepositoryFacts['root']

/**
 * A new key in place of one of the three root keys, which may be lost: the two others sign.
 * Errors: `root-keys-too-few`, those of the key folders.
 */
export async function rotateRootKey(publisher: RootPublisher, name: RootKeyName): Promise<Result<void>> {
  const { repo, roots } = publisher
  const current = readRepository(repo)
  if (!current.ok) return current
  const { root } = current.value
  const held = await heldRootKeys(publisher, root)
  if (!held.ok) return held
  const others = new Map([...held.value].filter(([holder]) => holder !== name))
  if (others.size < ROOT_THRESHOLD) return fail('root-keys-too-few', { have: others.size, need: ROOT_THRESHOLD })
  const next = await roots.createNext(name)
  const kept = [...others.values()]
  const old = root.signed.roles['root']?.keyids ?? []
  const leaving = leavingKey(old, kept, held.value.get(name))
  if (leaving === undefined) return fail('root-keys-too-few', { have: others.size, need: ROOT_KEY_NAMES.length })
  const keyids = old.map((id) => (id === leaving ? tufKey(next).keyId : id))
  writeRoot(publisher, root, { ...root.signed.roles, root: { keyids, threshold: ROOT_THRESHOLD } }, [next], [...kept, next])
  roots.settle(name)
  return ok(undefined)
}

/** The listed key that is to go: the one of this name, or, when its file is lost, the only one that nobody else holds. */
function leavingKey(listed: readonly string[], kept: readonly SigningKey[], named: SigningKey | undefined): string | undefined {
  if (named !== undefined) return tufKey(named).keyId
  const others = new Set(kept.map((key) => tufKey(key).keyId))
  const unheld = listed.filter((id) => !others.has(id))
  return unheld.length === 1 ? unheld[0] : undefined
}

/** Both keys are listed until everything is signed with the new one; then the old one is not listed any more. */
export async function rotateTopKey(publisher: RootPublisher, role: TopRole): Promise<Result<void>> {
  const { repo, keys } = publisher
  const before = readRepository(repo)
  if (!before.ok) return before
  const held = await heldRootKeys(publisher, before.value.root)
  if (!held.ok) return held
  if (held.value.size < ROOT_THRESHOLD) return fail('root-keys-too-few', { have: held.value.size, need: ROOT_THRESHOLD })
  const signers = [...held.value.values()]
  const next = await keys.createNext(role)
  const { root } = before.value
  const { keyId } = tufKey(next)
  const listed = root.signed.roles[role]?.keyids ?? []
  const both = writeRoot(
    publisher,
    root,
    { ...root.signed.roles, [role]: { keyids: [...listed, keyId], threshold: 1 } },
    [next],
    signers,
  )
  keys.settle(role)
  const renewed = await renewSignatures(publisher, role === 'targets' ? ['targets'] : [])
  if (!renewed.ok) return renewed
  writeRoot(publisher, both, { ...both.signed.roles, [role]: { keyids: [keyId], threshold: 1 } }, [next], signers)
  return ok(undefined)
}

/** A new key for a channel; what it publishes stays. A channel that was taken back may publish again. Needs the `targets` key. */
export async function rotateChannelKey(publisher: Publisher, role: string): Promise<Result<void>> {
  return await giveChannelKey(publisher, role, (facts) => ({ targets: facts?.signed.targets ?? {} }))
}

/**
 * Takes a channel back: its old key signs nothing any more, and what it published leaves the terminals with their next look. The role
 * stays, empty: dropped from the snapshot, it would stop terminals that know it from taking anything at all.
 */
export async function revokeChannel(publisher: Publisher, role: string): Promise<Result<void>> {
  return await giveChannelKey(publisher, role, () => ({ targets: {}, [REVOKED_FIELD]: true }))
}

async function giveChannelKey(
  { repo, keys, now }: Publisher,
  role: string,
  fieldsOf: (facts: ReturnType<typeof readRole>) => Readonly<Record<string, unknown>>,
): Promise<Result<void>> {
  const current = readRepository(repo)
  if (!current.ok) return current
  const { root, snapshot, targets } = current.value
  if (!targets.signed.delegations?.roles.some(({ name }) => name === role)) return fail('channel-unknown', { channel: role })
  const targetsKey = await listedKey(keys, 'targets', root.signed.roles['targets'])
  if (!targetsKey.ok) return targetsKey
  const online = await onlineKeys(keys, current.value)
  if (!online.ok) return online
  const next = await keys.createNext(`channel-${role}`)
  const facts = readRole(repo, current.value, role)
  const versions = { targets: targets.signed.version + 1, role: (facts?.signed.version ?? 0) + 1 }
  writeMetadata(repo, `${versions.targets}.targets.json`, delegate(targets, role, next, versions.targets, targetsKey.value, now))
  const signed = signMetadata({ type: 'targets', version: versions.role, now, fields: fieldsOf(facts) }, [next])
  writeMetadata(repo, `${versions.role}.${role}.json`, signed)
  const meta = {
    ...snapshot.signed.meta,
    'targets.json': { version: versions.targets },
    [`${role}.json`]: { version: versions.role },
  }
  writeSnapshotAndTimestamp(repo, meta, nextVersions(current.value), online.value, now)
  keys.settle(`channel-${role}`)
  return ok(undefined)
}

/** Signs these roles anew (`targets` and channels), and the snapshot and the timestamp with them; nothing that they say changes. */
export async function renewSignatures({ repo, keys, now }: Publisher, roles: readonly string[]): Promise<Result<void>> {
  const current = readRepository(repo)
  if (!current.ok) return current
  const { root, snapshot, targets } = current.value
  const online = await onlineKeys(keys, current.value)
  if (!online.ok) return online
  const meta = { ...snapshot.signed.meta }
  for (const role of roles) {
    const top = role === 'targets'
    const facts = top ? targets : readRole(repo, current.value, role)
    if (facts === undefined) return fail('channel-unknown', { channel: role })
    const listing = top ? root.signed.roles['targets'] : targets.signed.delegations?.roles.find(({ name }) => name === role)
    const key = await listedKey(keys, top ? 'targets' : `channel-${role}`, listing)
    if (!key.ok) return key
    const version = facts.signed.version + 1
    const { targets: files, delegations, [REVOKED_FIELD]: revoked } = facts.signed
    const fields = { targets: files, ...(delegations && { delegations }), ...(revoked && { [REVOKED_FIELD]: revoked }) }
    writeMetadata(repo, `${version}.${role}.json`, signMetadata({ type: 'targets', version, now, fields }, [key.value]))
    meta[`${role}.json`] = { version }
  }
  writeSnapshotAndTimestamp(repo, meta, nextVersions(current.value), online.value, now)
  return ok(undefined)
}

/** The root signed anew with the keys it has. */
export async function renewRoot(publisher: RootPublisher): Promise<Result<void>> {
  const current = readRepository(publisher.repo)
  if (!current.ok) return current
  const { root } = current.value
  const held = await heldRootKeys(publisher, root)
  if (!held.ok) return held
  if (held.value.size < ROOT_THRESHOLD) return fail('root-keys-too-few', { have: held.value.size, need: ROOT_THRESHOLD })
  writeRoot(publisher, root, root.signed.roles, [], [...held.value.values()])
  return ok(undefined)
}

/** The listed root keys that are at hand. A file that is there and does not open is an error, not a missing key. */
async function heldRootKeys({ roots }: RootPublisher, root: RootFacts): Promise<Result<Map<RootKeyName, SigningKey>>> {
  const held = new Map<RootKeyName, SigningKey>()
  for (const name of ROOT_KEY_NAMES) {
    if (!roots.has(name)) continue
    const key = await roots.load(name)
    if (!key.ok) return key
    if (isListed(root.signed.roles['root'], key.value)) held.set(name, key.value)
  }
  return ok(held)
}

/** The next version of the root, with only the keys that some role lists. */
function writeRoot(
  { repo, now }: RootPublisher,
  root: RootFacts,
  roles: RootFacts['signed']['roles'],
  added: readonly SigningKey[],
  signers: readonly SigningKey[],
): RootFacts {
  const version = root.signed.version + 1
  const listed = new Set(Object.values(roles).flatMap(({ keyids }) => keyids))
  const known = { ...root.signed.keys, ...keyTable(added.map(tufKey)) }
  const keys = Object.fromEntries(Object.entries(known).filter(([id]) => listed.has(id)))
  const fields = { consistent_snapshot: true, keys, roles }
  writeMetadata(repo, rootFileName(version), signMetadata({ type: 'root', version, now, fields }, signers))
  return { signed: { ...root.signed, version, keys, roles } }
}
