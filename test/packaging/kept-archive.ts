// Archives of base systems, made once and kept in the cache. Several test files may ask for the same one at once: it stands under its name only when it is whole.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** `make` writes the archive at the path that it is given. */
export function keptArchive(archive: string, make: (path: string) => void): string {
  if (existsSync(archive)) return archive
  mkdirSync(dirname(archive), { recursive: true })
  const scratch = mkdtempSync(join(dirname(archive), 'making-'))
  try {
    // Under its own name: by that mmdebstrap knows what to make.
    const made = join(scratch, basename(archive))
    make(made)
    renameSync(made, archive)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return archive
}
