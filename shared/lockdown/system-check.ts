// What the system around a public terminal must not offer (F64): a kiosk window alone does not keep anybody in. Judged from what was found on the machine.

export const SYSTEM_CHECKS = [
  'ordinary-user',
  'console-switch',
  'server-kill',
  'screen-stays-on',
  'no-other-session',
  'browser-policy',
  'windows-kiosk',
] as const
export type SystemCheck = (typeof SYSTEM_CHECKS)[number]

/** `unknown`: it could not be seen from here; somebody has to look. */
export interface SystemFinding {
  readonly check: SystemCheck
  readonly state: 'off' | 'unknown'
  /** Names of the browser's policy that are not set. */
  readonly missing?: readonly string[]
}

export interface SystemFacts {
  readonly system: 'linux' | 'windows' | 'other'
  readonly isRoot: boolean
  readonly display: 'x11' | 'wayland' | 'none'
  /** What the files of the X server's configuration say; undefined where there are none. */
  readonly server: { readonly dontVtSwitch: boolean; readonly dontZap: boolean } | undefined
  /** The screen is saved or switched off after a while; undefined: the server did not say. */
  readonly screenGoesDark: boolean | undefined
  /** Sessions of people at this machine's own screen and keyboard, this one with them. */
  readonly localSessions: number | undefined
  /** Managed policy of the browser that shows the pages; undefined where no browser does. */
  readonly browserPolicy: Readonly<Record<string, unknown>> | undefined
}

/** Policy of a browser that shows a kiosk: no tools, no other address, no download, no file dialog. */
const POLICY: Readonly<Record<string, (value: unknown) => boolean>> = {
  DeveloperToolsAvailability: (value) => value === 2,
  URLBlocklist: (value) => Array.isArray(value) && value.includes('*'),
  DownloadRestrictions: (value) => value === 3,
  AllowFileSelectionDialogs: (value) => value === false,
}

/** What is off or can't be seen, in the order in which it is set right. */
export function judgeSystem(facts: SystemFacts): SystemFinding[] {
  // Assigned access is asked of a person: nothing here has been tried on Windows.
  if (facts.system !== 'linux') return [{ check: 'windows-kiosk', state: 'unknown' }]
  const { server, screenGoesDark, localSessions, browserPolicy } = facts
  const missing =
    browserPolicy === undefined ? [] : Object.keys(POLICY).filter((name) => POLICY[name]?.(browserPolicy[name]) !== true)
  const x11 = facts.display === 'x11'
  const found: (SystemFinding | undefined)[] = [
    facts.isRoot ? { check: 'ordinary-user', state: 'off' } : undefined,
    finding('console-switch', x11 ? server?.dontVtSwitch === true : undefined),
    // The X server itself refuses Ctrl+Alt+Backspace unless somebody has allowed it.
    x11 ? finding('server-kill', server?.dontZap ?? true) : undefined,
    finding('screen-stays-on', screenGoesDark === undefined ? undefined : !screenGoesDark),
    finding('no-other-session', localSessions === undefined ? undefined : localSessions <= 1),
    missing.length > 0 ? { check: 'browser-policy', state: 'off', missing } : undefined,
  ]
  return found.filter((one) => one !== undefined)
}

function finding(check: SystemCheck, holds: boolean | undefined): SystemFinding | undefined {
  return holds === true ? undefined : { check, state: holds === undefined ? 'unknown' : 'off' }
}
