// The list of divisions (行政区划) that is shipped with the hub, read once.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { projectFolder } from '../../platform/paths.ts'
import { type Divisions, readDivisions } from '../../shared/review/places/divisions.ts'

let divisions: Divisions | undefined

export function shippedDivisions(): Divisions {
  divisions ??= readDivisions(
    gunzipSync(readFileSync(join(projectFolder(), 'assets', 'divisions', 'divisions.txt.gz'))).toString('utf8'),
  )
  return divisions
}
