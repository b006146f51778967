// Does the system keep visitors inside the window (F64)? Asked where the kiosk session is installed; elsewhere nobody stands at it.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../../platform/doctor/finding.ts'
import { judgeSystem, type SystemCheck } from '../../../shared/lockdown/system-check.ts'
import { lookAtSystem } from '../lockdown/system-facts.ts'
import type { Probe } from './finding.ts'

const SESSION = 'usr/lib/systemd/system/zwgk-terminal-kiosk.service'
/** The display that the session opens; whoever asks the doctor may sit elsewhere. */
const SESSION_DISPLAY = ':0'
/** Users and the screen saver are the units' own matter: the doctor runs as root and can't ask the session's X server. */
const TOPICS: Readonly<Partial<Record<SystemCheck, string>>> = {
  'console-switch': 'lockdown-consoles',
  'server-kill': 'lockdown-zap',
  'no-other-session': 'lockdown-session',
  'browser-policy': 'lockdown-policy',
}

/** Whether the kiosk session is installed. */
export function isForAHall(systemRoot: string): boolean {
  return existsSync(join(systemRoot, SESSION))
}

export const lockdown: Probe = ({ systemRoot }) => {
  if (!isForAHall(systemRoot)) return [{ topic: 'lockdown', state: 'note', params: {} }]
  const seen = lookAtSystem(true, { root: systemRoot, env: { DISPLAY: SESSION_DISPLAY }, xset: () => undefined })
  const off = judgeSystem(seen).flatMap(({ check, state, missing = [] }): Finding[] => {
    const topic = TOPICS[check]
    return topic === undefined || state !== 'off' ? [] : [{ topic, state: 'wrong', params: { names: missing.join(' ') } }]
  })
  return off.length === 0 ? [{ topic: 'lockdown', state: 'ok', params: {} }] : off
}
