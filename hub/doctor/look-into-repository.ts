// One look at the published repository and the office it names, for every probe that asks.
import type { Signature } from '../../platform/doctor/signatures.ts'
import { fileFailure, whyUnreadable } from '../../platform/files/failure.ts'
import { METADATA_FOLDER, SIGNED_AT_FIELD } from '../../platform/package/metadata.ts'
import { readOffice } from '../hub.ts'
import { readRepository } from '../publish/metadata-files.ts'
import { signatureRows } from '../publish/signatures.ts'

export type RepositoryLook =
  /** Closed to this user: the probe of the folder says so. */
  | { readonly state: 'closed' }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }
  | {
      readonly state: 'read'
      readonly signatures: readonly Signature[]
      /** When the timestamp was signed last. */
      readonly signedAt: Date
    }

export function lookIntoRepository(repo: string): RepositoryLook {
  try {
    for (const path of [repo, `${repo}/${METADATA_FOLDER}`])
      if (whyUnreadable(path)?.code === 'no-permission') return { state: 'closed' }
    const read = readRepository(repo)
    // Whether they still hold is asked by the time that is believed, which is read from here.
    const rows = signatureRows(repo, new Date())
    if (!read.ok) return { state: read.error.code === 'repository-missing' ? 'missing' : 'damaged' }
    const signatures = rows.ok ? rows.value.map(({ role, expires }) => ({ role, expires: new Date(expires) })) : []
    if (signatures.length === 0 || signatures.some(({ expires }) => Number.isNaN(expires.getTime()))) return { state: 'damaged' }
    return { state: 'read', signatures, signedAt: new Date(read.value.timestamp.signed[SIGNED_AT_FIELD]) }
  } catch (error) {
    if (fileFailure(error, repo) === undefined) throw error
    return { state: 'closed' }
  }
}

/** Whether the office file can be read, without which no hub starts. */
export function hasOffice(repo: string, channel: string): boolean {
  try {
    return readOffice(repo, channel).ok
  } catch (error) {
    if (error instanceof SyntaxError || fileFailure(error, repo) !== undefined) return false
    throw error
  }
}
