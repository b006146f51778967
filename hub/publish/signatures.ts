// Every signature of a repository: who signs, until when it holds, and whether the key is at hand.
import type { DueSignature } from '../../shared/api/hub-console.ts'
import { signatureTerm } from '../../shared/content/signature-term.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type KeyFolder, type KeyName, ROOT_KEY_NAMES } from './key-folder.ts'
import { isListed, readRepository, readRole } from './metadata-files.ts'
import { TOP_ROLES } from './repository.ts'

export interface SignatureRow {
  /** `root`, `targets`, `snapshot`, `timestamp`, or a channel's role. */
  readonly role: string
  readonly expires: string
  readonly term: ReturnType<typeof signatureTerm>
}

/** Errors: `repository-missing`, `repository-damaged`. */
export function signatureRows(repo: string, now: Date): Result<SignatureRow[]> {
  const current = readRepository(repo)
  if (!current.ok) return current
  const { root, timestamp, snapshot, targets } = current.value
  const row = (role: string, { signed }: { signed: { expires: string } }): SignatureRow => ({
    ...{ role, expires: signed.expires },
    term: signatureTerm(new Date(signed.expires), now),
  })
  const channels = (targets.signed.delegations?.roles ?? []).flatMap(({ name }) => {
    const facts = readRole(repo, current.value, name)
    return facts === undefined ? [] : [row(name, facts)]
  })
  return ok([row('root', root), row('targets', targets), row('snapshot', snapshot), row('timestamp', timestamp), ...channels])
}

/** What has to be signed anew, within 30 days or already. */
export function dueSignatures(repo: string, now: Date): Result<DueSignature[]> {
  const rows = signatureRows(repo, now)
  if (!rows.ok) return rows
  return ok(
    rows.value.flatMap(({ role, expires, term }) => {
      if (term.state === 'holds') return []
      return [{ role, expires, state: term.state, ...(term.state === 'soon' && { daysLeft: term.daysLeft }) }]
    }),
  )
}

export type KeyPlace =
  /** The key that signs lies here. */
  | 'here'
  /** No file of it: it lies on another stick, or is lost. */
  | 'elsewhere'
  /** A file is here, but terminals do not accept its key. */
  | 'not-listed'

export interface KeyRow {
  readonly name: KeyName
  readonly place: KeyPlace
}

/** Each key a repository needs. `roots`: where root keys are looked for. */
export function keyRows(repo: string, keys: KeyFolder, roots: KeyFolder): Result<KeyRow[]> {
  const current = readRepository(repo)
  if (!current.ok) return current
  const { root, targets } = current.value
  const row = (name: KeyName, folder: KeyFolder, role: Parameters<typeof isListed>[0]): KeyRow => {
    const key = folder.publicHalf(name)
    return { name, place: key === undefined ? 'elsewhere' : isListed(role, key) ? 'here' : 'not-listed' }
  }
  return ok([
    ...ROOT_KEY_NAMES.map((name) => row(name, roots, root.signed.roles['root'])),
    ...TOP_ROLES.map((name) => row(name, keys, root.signed.roles[name])),
    ...(targets.signed.delegations?.roles ?? []).map((role) => row(`channel-${role.name}`, keys, role)),
  ])
}
