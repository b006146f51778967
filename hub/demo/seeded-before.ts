// Whether the demo's texts have to be read again. A demo hub that is started anew has published them already; reading a hundred files and two office
// documents only to find that out takes longer than all the rest of its start.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileDurably } from '../../platform/files/durable.ts'
import { projectFolder } from '../../platform/paths.ts'
import { releaseVersion } from '../../platform/version.ts'
import type { HubFolders } from '../hub.ts'

/** What turns texts into packages; a release without sources has its version. */
const PROGRAM = ['hub', 'platform', 'shared']

export interface SeededBefore {
  /** The same texts, the same program: what was published then is what would be published now. */
  readonly same: boolean
  remember(): void
}

export function seededBefore(folders: HubFolders, demoFolder: string): SeededBefore {
  const path = join(folders.data, 'demo-seeded')
  const now = fingerprint([demoFolder, ...PROGRAM.map((room) => join(projectFolder(), room))])
  return {
    same: existsSync(path) && readFileSync(path, 'utf8') === now,
    remember: () => writeFileDurably(path, now),
  }
}

/** Names, sizes and times of change: as good as the contents for a folder that people edit, and read in a moment. */
function fingerprint(rooms: readonly string[]): string {
  const hash = createHash('sha256').update(releaseVersion())
  for (const room of rooms.filter((one) => existsSync(one)))
    for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' }).sort()) {
      const { size, mtimeMs } = statSync(join(room, name))
      hash.update(`${name} ${size} ${mtimeMs}\n`)
    }
  return hash.digest('hex')
}
