// Whether two roots head one repository, though its keys were replaced in between: both must lead to the same newest root.
import { tmpdir } from 'node:os'
import type { PackageSource } from '../../../platform/package/source.ts'
import { refreshTrust, rootFingerprint } from '../../../platform/package/trust.ts'

/** `source`: where the roots between the two can be read; undefined: only equal keys count. */
export async function isSameRepository(one: Uint8Array, other: Uint8Array, source: PackageSource | undefined): Promise<boolean> {
  const [a, b] = [rootFingerprint(one), rootFingerprint(other)]
  if (a === undefined || b === undefined) return false
  if (a === b) return true
  if (source === undefined) return false
  const [end, otherEnd] = [await newestFingerprint(one, source), await newestFingerprint(other, source)]
  return end !== undefined && end === otherEnd
}

/** Who signs is asked, not whether it has run out: hence the beginning of time. */
async function newestFingerprint(root: Uint8Array, source: PackageSource): Promise<string | undefined> {
  const question = { targets: [], now: new Date(0), workFolder: tmpdir() }
  const walked = await refreshTrust(new Map([['root', root]]), source, question)
  const newest = walked.ok ? walked.value.metadata.get('root') : undefined
  return newest && rootFingerprint(newest)
}
