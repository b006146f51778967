// Packages made for a test: not packed, for packing takes minutes and changes nothing that is tested.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/paths.ts'

/** 2026-11-25, in seconds: whoever commits while the test runs changes nothing. */
const MADE_AT = '1795564800'

export interface Debs {
  readonly terminal: string
  readonly hub: string
}

/** Both packages, made anew in a folder. */
export function builtDebs(folder: string, ...args: string[]): Debs {
  const options = ['--out', folder, '--compression', 'none', ...args]
  execFileSync(process.execPath, [join(projectFolder(), 'build/debs.mjs'), ...options], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, SOURCE_DATE_EPOCH: MADE_AT },
  })
  const named = (name: string) =>
    join(folder, readdirSync(folder).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb')) ?? '')
  return { terminal: named('zwgk-terminal'), hub: named('zwgk-hub') }
}
