// A catalogue from the one before and what changed: a few kilobytes instead of megabytes. Whatever is wrong with the patch, the whole one is read.
import { sha256Hex } from '../../../platform/package/make-blob.ts'
import { cataloguePatchPath, type TargetFile } from '../../../platform/package/metadata.ts'
import type { PackageSource } from '../../../platform/package/source.ts'
import { cataloguePatchSchema, patchedCatalogue } from '../../../shared/content/catalogue-patch.ts'
import type { BlobStore } from '../content/blob-store.ts'
import type { KeptTarget } from '../ledger/content-records.ts'

/** The signed bytes of `target`; undefined when there is no patch from what is kept here, or it does not lead there. */
export async function patchedTarget(
  source: PackageSource,
  blobs: BlobStore,
  { path, target, before, signal }: { path: string; target: TargetFile; before: KeptTarget; signal: AbortSignal | undefined },
): Promise<Uint8Array | undefined> {
  const earlier = blobs.read({ sha256: before.sha256, size: before.length })
  if (earlier === undefined) return undefined
  // A patch that is longer than the catalogue would save nothing.
  const read = await source.read(cataloguePatchPath(path, before.sha256, target.hashes.sha256), target.length, signal)
  if (!read.ok) return undefined
  const patch = cataloguePatchSchema.safeParse(parsed(read.value))
  if (!patch.success || patch.data.from !== before.sha256) return undefined
  const text = patchedCatalogue(Buffer.from(earlier).toString('utf8'), patch.data)
  const bytes = text === undefined ? undefined : Buffer.from(text)
  return bytes?.length === target.length && sha256Hex(bytes) === target.hashes.sha256 ? bytes : undefined
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // No JSON: its schema says so next.
    return undefined
  }
}
