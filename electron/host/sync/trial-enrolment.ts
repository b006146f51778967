// Taking a first root of trust: from a file somebody hands over, or on trial from the stick itself (marked 试用, fingerprint shown).

import type { PackageSource } from '../../../platform/package/source.ts'
import { readFirstRoot, rootFingerprint } from '../../../platform/package/trust.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { offeredChannels } from './offered-channels.ts'
import { isSameRepository } from './same-repository.ts'

export interface FirstTrust {
  readonly fingerprint: string
  /** True when nobody vouched for the root: the terminal shows 试用 until it is enrolled. */
  readonly trial: boolean
}

/**
 * Makes sure the ledger has a root and knows what to follow. A root given later must be the one already trusted.
 * Errors: `other-root` (an enrolled folder and a stranger's root), those of the source and of trust.
 */
export async function ensureTrust(
  ledger: Ledger,
  source: PackageSource,
  options: { root: Uint8Array | undefined; now: Date; workFolder: string },
): Promise<Result<FirstTrust>> {
  const trusted = ledger.content.trusted()
  const known = trusted.get('root')
  if (known !== undefined) {
    const fingerprint = rootFingerprint(known) ?? ''
    if (options.root !== undefined && !(await isSameRepository(known, options.root, source)))
      return fail('other-root', { fingerprint })
    return ok({ fingerprint, trial: ledger.settings.get('trial-following')?.vouchedFor === false })
  }
  const root = options.root === undefined ? await readFirstRoot(source) : ok(options.root)
  if (!root.ok) return root
  const fingerprint = rootFingerprint(root.value)
  if (fingerprint === undefined) return fail('root-file-damaged')
  const offered = await offeredChannels(new Map([['root', root.value]]), source, options)
  if (!offered.ok) return offered
  const { channels, officeChannel } = offered.value
  const vouchedFor = options.root !== undefined
  ledger.settings.set('trial-following', { channels, vouchedFor, ...(officeChannel !== undefined && { officeChannel }) })
  ledger.content.keepTrusted(new Map([['root', root.value]]), new Date(0))
  return ok({ fingerprint, trial: !vouchedFor })
}
