// The release, as package.json names it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFolder } from './paths.ts'

export function releaseVersion(): string {
  const file = readFileSync(join(projectFolder(), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version
}
