// Signs a standard or themes into a demo repository as they stand, without the check that `zwgk publish` makes first: for what must be refused at the terminal.
import { openKeyFolder } from '../../hub/publish/key-folder.ts'
import { publishTargets } from '../../hub/publish/repository.ts'
import { standardTarget, themesTarget } from '../../shared/content/channel.ts'

export interface SignedSetting {
  /** JSON, or bytes that are none. */
  readonly standard?: unknown
  /** A list of themes, or bytes that are none. */
  readonly themes?: readonly unknown[] | Uint8Array
  /** Whose standard it is. */
  readonly standardRole?: string
}

/** `folders`: of the hub. */
export async function signSetting(
  folders: { readonly repo: string; readonly keys: string },
  { standard, themes, standardRole = 'county' }: SignedSetting,
): Promise<void> {
  const publisher = { repo: folders.repo, keys: openKeyFolder(folders.keys, { demo: true }), now: new Date() }
  const sign = async (role: string, path: string, bytes: Uint8Array) => {
    const signed = await publishTargets(publisher, role, new Map([[path, bytes]]))
    if (!signed.ok) throw new Error(`expected to sign ${path}, got ${signed.error.code}`)
  }
  if (standard !== undefined) await sign(standardRole, standardTarget(standardRole), bytesOf(standard))
  if (themes !== undefined)
    await sign('town', themesTarget('town'), themes instanceof Uint8Array ? themes : bytesOf({ format: 1, themes }))
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value))
}
