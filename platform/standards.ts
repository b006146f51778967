// Standard profiles shipped with the release: the default one stands in until a county's own has come, signed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type StandardProfile, standardProfileSchema } from '../shared/standard/profile.ts'
import { projectFolder } from './paths.ts'

const DEFAULT_PROFILE = 'default'

export function shippedProfiles(): StandardProfile[] {
  const folder = standardsFolder()
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readShipped(join(folder, name)))
}

export function shippedProfile(id: string = DEFAULT_PROFILE): StandardProfile {
  return readShipped(join(standardsFolder(), `${id}.json`))
}

function standardsFolder(): string {
  return join(projectFolder(), 'assets', 'standards')
}

function readShipped(path: string): StandardProfile {
  return standardProfileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}
