// One number for the sources of something built: when it is the same, nothing needs to be built again.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../platform/paths.ts'

/** Over the content of files and folders, named from the project's folder. */
export function sourceHash(sources: readonly string[]): string {
  const hash = createHash('sha256')
  const files = sources.flatMap((source) => allFiles(join(projectFolder(), source)))
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function allFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => allFiles(join(path, name)))
}
