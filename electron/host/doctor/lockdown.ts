// Does the system keep visitors inside the window (F64)? Asked where the kiosk session is installed; elsewhere nobody stands at it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Finding, Probe } from './finding.ts'

const SESSION = 'usr/lib/systemd/system/zwgk-terminal-kiosk.service'
const POLICIES = ['etc/chromium/policies/managed', 'etc/chromium-browser/policies/managed', 'etc/opt/chrome/policies/managed']
const X_SETTINGS = 'etc/X11/xorg.conf.d'
/** What a switch of the X server keeps shut, by the sentence that says so. */
const X_OPTIONS = [
  { option: 'DontVTSwitch', topic: 'lockdown-consoles' },
  { option: 'DontZap', topic: 'lockdown-zap' },
]
/** Devtools off. */
const NEVER = 2

const policySchema = z.object({
  URLBlocklist: z.array(z.string()).optional(),
  DeveloperToolsAvailability: z.int().optional(),
})

export const lockdown: Probe = ({ systemRoot }) => {
  if (!existsSync(join(systemRoot, SESSION))) return [{ topic: 'lockdown', state: 'note', params: {} }]
  const policies = POLICIES.flatMap((folder) => textsIn(join(systemRoot, folder), '.json')).flatMap(readPolicy)
  const has = (test: (policy: z.output<typeof policySchema>) => boolean) => policies.some(test)
  const x = textsIn(join(systemRoot, X_SETTINGS), '.conf').join('\n')
  const off = [
    ...(has(({ URLBlocklist }) => URLBlocklist?.includes('*') === true) ? [] : ['lockdown-addresses']),
    ...(has(({ DeveloperToolsAvailability }) => DeveloperToolsAvailability === NEVER) ? [] : ['lockdown-tools']),
    ...X_OPTIONS.filter(({ option }) => !isOn(option, x)).map(({ topic }) => topic),
  ]
  return off.length === 0
    ? [{ topic: 'lockdown', state: 'ok', params: {} }]
    : off.map((topic): Finding => ({ topic, state: 'wrong', params: {} }))
}

function isOn(option: string, settings: string): boolean {
  return new RegExp(`^\\s*Option\\s+"${option}"\\s+"(true|on|1|yes)"`, 'im').test(settings)
}

function textsIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** A file that Chromium can't read is no policy. */
function readPolicy(text: string): z.output<typeof policySchema>[] {
  try {
    const read = policySchema.safeParse(JSON.parse(text))
    return read.success ? [read.data] : []
  } catch {
    return []
  }
}
