// Looks at the system around the terminal: user, X server, screen saver, other sessions, the browser's managed policy. Reads only; what can't be read is unknown.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SystemFacts } from '../../../shared/lockdown/system-check.ts'

export interface SystemPlaces {
  /** Folder that stands for `/`; tests give another. */
  readonly root?: string
  readonly env?: NodeJS.ProcessEnv
  readonly platform?: NodeJS.Platform
  /** What `xset q` says; undefined when it is not there. */
  readonly xset?: () => string | undefined
}

/** Later files come after earlier ones, as the server reads them. */
const SERVER_FILES = ['usr/share/X11/xorg.conf.d', 'etc/X11/xorg.conf.d', 'etc/X11/xorg.conf']
const POLICY_FOLDERS = [
  'etc/chromium/policies/managed',
  'etc/chromium-browser/policies/managed',
  'etc/opt/chrome/policies/managed',
]
const SESSIONS = 'run/systemd/sessions'
const XSET_WITHIN_MS = 2_000
const FILE_MAX_CHARACTERS = 200_000

export function lookAtSystem(shownByBrowser: boolean, places: SystemPlaces = {}): SystemFacts {
  const { root = '/', env = process.env, platform = process.platform, xset = askServer } = places
  const display = env['WAYLAND_DISPLAY'] ? 'wayland' : env['DISPLAY'] ? 'x11' : 'none'
  return {
    system: platform === 'linux' ? 'linux' : platform === 'win32' ? 'windows' : 'other',
    isRoot: process.getuid?.() === 0,
    display,
    server: serverOptions(SERVER_FILES.flatMap((place) => textsBelow(join(root, place), '.conf'))),
    screenGoesDark: display === 'x11' ? goesDark(xset()) : undefined,
    localSessions: localSessions(join(root, SESSIONS)),
    browserPolicy: shownByBrowser ? policy(POLICY_FOLDERS.flatMap((place) => textsBelow(join(root, place), '.json'))) : undefined,
  }
}

function serverOptions(files: readonly string[]): SystemFacts['server'] {
  if (files.length === 0) return undefined
  const lines = files.flatMap((file) => file.split('\n')).map((line) => line.replace(/#.*/, ''))
  return { dontVtSwitch: option(lines, 'DontVTSwitch') ?? false, dontZap: zap(lines) }
}

/** The last word counts. An option without a value is on. */
function option(lines: readonly string[], name: string): boolean | undefined {
  const values = lines.flatMap((line) => {
    const [, value] = new RegExp(`^\\s*Option\\s+"${name}"(?:\\s+"?([^"\\s]+)"?)?`, 'i').exec(line) ?? [undefined, undefined]
    return line.toLowerCase().includes(`"${name.toLowerCase()}"`) ? [value ?? 'true'] : []
  })
  const last = values.at(-1)
  return last === undefined ? undefined : /^(1|on|true|yes)$/i.test(last)
}

/** The keyboard's layout may bring the key back that ends the server. */
function zap(lines: readonly string[]): boolean {
  return (option(lines, 'DontZap') ?? true) && !lines.some((line) => line.includes('terminate:ctrl_alt_bksp'))
}

function goesDark(said: string | undefined): boolean | undefined {
  const [, seconds] = /timeout:\s+(\d+)/.exec(said ?? '') ?? []
  if (said === undefined || seconds === undefined) return undefined
  return Number(seconds) > 0 || said.includes('DPMS is Enabled')
}

function askServer(): string | undefined {
  const { status, stdout } = spawnSync('xset', ['q'], { encoding: 'utf8', timeout: XSET_WITHIN_MS })
  return status === 0 ? stdout : undefined
}

/** Of logind: people's sessions at a seat, not those over the network. */
function localSessions(folder: string): number | undefined {
  const sessions = filesBelow(folder, '')
  if (sessions === undefined) return undefined
  return sessions.map(read).filter((text = '') => /^CLASS=user$/m.test(text) && /^SEAT=./m.test(text)).length
}

function policy(files: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...files.map(fromJson)) as Record<string, unknown>
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The browser passes it over as well.
    return {}
  }
}

function textsBelow(place: string, ending: string): string[] {
  return (filesBelow(place, ending) ?? [place]).map(read).filter((text) => text !== undefined)
}

function filesBelow(folder: string, ending: string): string[] | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    return entries.map(({ name }) => join(folder, name)).sort()
  } catch {
    return undefined
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').slice(0, FILE_MAX_CHARACTERS)
  } catch {
    return undefined
  }
}
